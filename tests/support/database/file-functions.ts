import type { Statements } from "./access-world.ts";
import type { Executors } from "./account-functions.ts";
import type { Tx } from "./database.ts";

const id = "b0000000-0000-4000-8000-000000000000";

/** The functions about files of lessons: a call of each. */
export const fileCalls: Record<string, (tx: Tx) => Promise<unknown>> = {
  "public.lesson_file_limits()": (tx) => tx`select * from public.lesson_file_limits()`,
  "public.start_lesson_file(uuid,uuid,public.lesson_file_kind,text,text,bigint)": (tx) =>
    tx`select public.start_lesson_file(${id}, ${id}, 'picture', 'x.png', 'image/png', 1)`,
  "public.finish_lesson_file(uuid,uuid,text,bigint,integer,integer)": (tx) =>
    tx`select public.finish_lesson_file(${id}, ${id}, 'image/png', 1)`,
  "public.refuse_lesson_file(uuid,uuid,text)": (tx) =>
    tx`select public.refuse_lesson_file(${id}, ${id}, 'wrong_type')`,
  "public.delete_lesson_file(uuid,uuid)": (tx) => tx`select public.delete_lesson_file(${id}, ${id})`,
  "public.choose_lesson_file(uuid,uuid,text,uuid)": (tx) =>
    tx`select public.choose_lesson_file(${id}, ${id}, 'cover')`,
  "public.add_lesson_captions(uuid,uuid,text,text,text,text)": (tx) =>
    tx`select public.add_lesson_captions(${id}, ${id}, 'x.vtt', 'en', 'English', 'WEBVTT')`,
  "public.delete_unused_files(integer)": (tx) => tx`select public.delete_unused_files(1)`,
  "public.list_orphaned_files(text,integer)": (tx) => tx`select public.list_orphaned_files('', 1)`,
};

// biome-ignore format: a table
export const fileExecutors: Executors = [
  ["public.lesson_file_limits()",               ["authenticated", "service_role"]],
  ["private.lesson_file_path(uuid,uuid,public.lesson_file_kind,text)", ["service_role"]],
  ["public.start_lesson_file(uuid,uuid,public.lesson_file_kind,text,text,bigint)", ["service_role"]],
  ["public.finish_lesson_file(uuid,uuid,text,bigint,integer,integer)", ["service_role"]],
  ["public.refuse_lesson_file(uuid,uuid,text)", ["service_role"]],
  ["public.delete_lesson_file(uuid,uuid)",      ["service_role"]],
  ["public.choose_lesson_file(uuid,uuid,text,uuid)", ["service_role"]],
  ["public.add_lesson_captions(uuid,uuid,text,text,text,text)", ["service_role"]],
  ["public.delete_unused_files(integer)",       ["service_role"]],
  ["public.list_orphaned_files(text,integer)",  ["service_role"]],
  ["private.named_files(public.lesson_drafts)", ["service_role"]],
  ["private.publish_files(public.lesson_drafts)", ["service_role"]],
  ["private.draft_cover_path(public.lesson_drafts)", ["service_role"]],
  ["private.draft_video_path(public.lesson_drafts)", ["service_role"]],
  ["private.has_new_files(public.lesson_drafts)", ["service_role"]],
  ["private.mark_named_files()",                []],
  ["private.delete_files_of_draft()",           []],
  ["private.delete_files_of_lesson()",          []],
];

export const fileStatements = {
  "public.lesson_files": {
    read: (tx, { lessonId }) => tx`select * from public.lesson_files where lesson_id = ${lessonId}`,
    insert: (tx, { lessonId, creator }) => tx`
      insert into public.lesson_files (lesson_id, creator_id, kind, name, media_type, bytes, path)
      values (${lessonId}, ${creator.id}, 'attachment', 'x.pdf', 'application/pdf', 1, ${`${lessonId}/x`})`,
    update: (tx, { lessonId }) => tx`update public.lesson_files set name = 'Y' where lesson_id = ${lessonId}`,
    delete: (tx, { lessonId }) => tx`delete from public.lesson_files where lesson_id = ${lessonId}`,
  },
} satisfies Record<string, Statements>;
