import { type CreatorQuery, page } from "./creator-queries.ts";

/** Of the studio's list, the pages of one lesson, and the coupons. */
export function studioQueries(creatorId: string, lessonId: string): CreatorQuery[] {
  const ofLesson = `where lesson_id = '${lessonId}'`;
  const ofCreator = `where creator_id = '${creatorId}'`;
  const asked: [name: string, query: string][] = [
    [
      "new drafts",
      `select lesson_id, title from public.lesson_drafts ${ofCreator} and not has_lesson
      order by updated_at desc, lesson_id desc limit 11`,
    ],
    ["draft", `select * from public.lesson_drafts ${ofLesson}`],
    [
      "refused saves",
      `select save_key, typed from public.refused_draft_saves ${ofLesson} order by refused_at desc`,
    ],
    [
      "versions",
      `select number, content ->> 'title' from public.lesson_versions ${ofLesson}
      order by number desc limit 50`,
    ],
    [
      "files",
      `select * from public.lesson_files ${ofCreator} and lesson_id = '${lessonId}'
      order by created_at desc, id`,
    ],
    ["limits of files", "select * from public.lesson_file_limits()"],
    ["coupons", `select * from public.coupons ${ofCreator} order by created_at desc, id limit 200`],
    [
      "lessons of a coupon",
      `select id, title from public.lessons ${ofCreator} and status <> 'archived'
      order by title, id limit 200`,
    ],
  ];
  return [
    ...asked.map(([name, query]) => ({ name, query, limit: page })),
    ...["published", "unpublished", "archived"].map((status): CreatorQuery => {
      const query = `select public.list_own_lessons('${creatorId}', '${status}')`;
      return { name: `studio: ${status} lessons`, query, limit: page, asker: "service_role" };
    }),
    {
      name: "publication",
      query: `select public.preview_publication('${creatorId}', '${lessonId}', 10)`,
      limit: page,
      asker: "service_role",
    },
  ];
}
