import type { Statements } from "./access-world.ts";

/** As publicStatements, on what the creator writes and was. */
export const studioStatements = {
  "public.lesson_drafts": {
    read: (tx, { lessonId }) => tx`select * from public.lesson_drafts where lesson_id = ${lessonId}`,
    insert: (tx, { creator, emptyLessonId }) =>
      tx`insert into public.lesson_drafts (lesson_id, creator_id) values (${emptyLessonId}, ${creator.id})`,
    update: (tx, { lessonId }) =>
      tx`update public.lesson_drafts set title = 'Y' where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.lesson_drafts where lesson_id = ${lessonId}`,
  },
  "public.lesson_draft_saves": {
    read: (tx, { lessonId }) => tx`select * from public.lesson_draft_saves where lesson_id = ${lessonId}`,
    insert: (tx, { lessonId }) => tx`
      insert into public.lesson_draft_saves (lesson_id, version, save_key, changes, previous)
      values (${lessonId}, 9, ${lessonId}, '{}', '{}')`,
    update: (tx, { lessonId }) =>
      tx`update public.lesson_draft_saves set changes = '{}' where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.lesson_draft_saves where lesson_id = ${lessonId}`,
  },
  "public.refused_draft_saves": {
    read: (tx, { lessonId }) => tx`select * from public.refused_draft_saves where lesson_id = ${lessonId}`,
    insert: (tx, { lessonId, learner }) => tx`
      insert into public.refused_draft_saves (lesson_id, save_key, typed) values (${lessonId}, ${learner.id}, '{}')`,
    update: (tx, { lessonId }) =>
      tx`update public.refused_draft_saves set typed = '{}' where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.refused_draft_saves where lesson_id = ${lessonId}`,
  },
  "public.lesson_versions": {
    read: (tx, { lessonId }) => tx`select * from public.lesson_versions where lesson_id = ${lessonId}`,
    insert: (tx, { lessonId }) =>
      tx`insert into public.lesson_versions (lesson_id, number, content) values (${lessonId}, 9, '{}')`,
    update: (tx, { lessonId }) =>
      tx`update public.lesson_versions set content = '{}' where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.lesson_versions where lesson_id = ${lessonId}`,
  },
  "public.lesson_slugs": {
    read: (tx, { lessonId }) => tx`select * from public.lesson_slugs where lesson_id = ${lessonId}`,
    insert: (tx, { lessonId }) =>
      tx`insert into public.lesson_slugs (slug, lesson_id) values ('x', ${lessonId})`,
    update: (tx, { lessonId }) => tx`update public.lesson_slugs set slug = 'x' where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.lesson_slugs where lesson_id = ${lessonId}`,
  },
  "public.creator_slugs": {
    read: (tx, { creator }) => tx`select * from public.creator_slugs where creator_id = ${creator.id}`,
    insert: (tx, { creator }) =>
      tx`insert into public.creator_slugs (slug, creator_id) values ('x', ${creator.id})`,
    update: (tx, { creator }) =>
      tx`update public.creator_slugs set slug = 'x' where creator_id = ${creator.id}`,
    delete: (tx, { creator }) => tx`delete from public.creator_slugs where creator_id = ${creator.id}`,
  },
  "public.creator_changes": {
    read: (tx, { creator }) => tx`select * from public.creator_changes where creator_id = ${creator.id}`,
    insert: (tx, { creator }) =>
      tx`insert into public.creator_changes (creator_id, name, slug, bio) values (${creator.id}, 'X', 'x', '')`,
    update: (tx, { creator }) =>
      tx`update public.creator_changes set name = 'X' where creator_id = ${creator.id}`,
    delete: (tx, { creator }) => tx`delete from public.creator_changes where creator_id = ${creator.id}`,
  },
  "public.creator_settings": {
    read: (tx, { creator }) => tx`select * from public.creator_settings where creator_id = ${creator.id}`,
    insert: (tx, { creator }) => tx`
      insert into public.creator_settings (creator_id) values (${creator.id})
      on conflict (creator_id) do update set time_zone = 'Asia/Tokyo'`,
    update: (tx, { creator }) =>
      tx`update public.creator_settings set time_zone = 'Asia/Tokyo' where creator_id = ${creator.id}`,
    delete: (tx, { creator }) => tx`delete from public.creator_settings where creator_id = ${creator.id}`,
  },
} satisfies Record<string, Statements>;
