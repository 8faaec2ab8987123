import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const key = "00000000-0000-4000-8000-000000000002";

/** Of the studio's lists, one lesson's pages, its files, and coupons. */
export const studioQueries: QueriesOf = (world) => [
  ...listQueries(world),
  ...draftQueries(world),
  ...fileQueries(world),
  ...couponQueries(world),
];

const creator = (sent: string, name: string, query: string, rest = {}): GrowthQuery => ({
  ...{ sent: `lib/studio/${sent}`, name, asker: "creator", query, ...rest },
});
const service = (sent: string, name: string, query: string, rest = {}): GrowthQuery => ({
  ...{ sent: `lib/studio/${sent}`, name, asker: "service", query, ...rest },
});

const listQueries: QueriesOf = ({ creatorId, draftAt, draftLessonId }) => {
  const newDrafts = (before = "") => `select lesson_id, title, language, updated_at from public.lesson_drafts
    where creator_id = '${creatorId}' and not has_lesson ${before}
    order by updated_at desc, lesson_id desc limit 21`;
  const lessons = (rest = "") =>
    `select public.list_own_lessons('${creatorId}', 'published', max_rows => 21 ${rest})`;
  return [
    creator("lessons.ts lesson_drafts", "new drafts", newDrafts()),
    creator(
      "lessons.ts lesson_drafts",
      "new drafts, the last page",
      newDrafts(
        `and updated_at <= '${draftAt}' and (updated_at < '${draftAt}' or lesson_id < '${draftLessonId}')`,
      ),
      { pageOf: "new drafts" },
    ),
    service(
      "lessons.ts list_own_lessons_by_status",
      "own lessons by status",
      `select public.list_own_lessons_by_status('${creatorId}', 21)`,
    ),
    service("lessons.ts list_own_lessons", "own lessons", lessons()),
    service(
      "lessons.ts list_own_lessons",
      "own lessons, a late page",
      lessons(`, before => '${draftAt}'::timestamptz + interval '25 hours', before_id => '${draftLessonId}'`),
      { pageOf: "own lessons" },
    ),
  ];
};

const draftQueries: QueriesOf = ({ creatorId, sale: { lessonId } }) => {
  const ofLesson = `where lesson_id = '${lessonId}'`;
  const call = (sent: string, args: string) => {
    const name = sent.slice(sent.indexOf(" ") + 1);
    return service(sent, name, `select public.${name}('${creatorId}', '${lessonId}'${args})`);
  };
  return [
    creator("drafts/drafts.ts lesson_drafts", "draft", `select * from public.lesson_drafts ${ofLesson}`),
    creator(
      "drafts/drafts.ts lesson_drafts",
      "whether there is a draft",
      `select lesson_id from public.lesson_drafts ${ofLesson}`,
    ),
    creator(
      "drafts/drafts.ts lessons",
      "own lesson",
      `select id from public.lessons where id = '${lessonId}' and creator_id = '${creatorId}'`,
    ),
    creator(
      "drafts/drafts.ts refused_draft_saves",
      "refused saves",
      `select save_key, typed, problem, count(*) over () from public.refused_draft_saves ${ofLesson}
        order by refused_at desc, save_key limit 1`,
    ),
    call("drafts/drafts.ts start_lesson_draft", ""),
    call("drafts/drafts.ts save_lesson_draft", `, 1, '${key}', '{"title": "Kerning again"}'`),
    call("drafts/drafts.ts restore_lesson_version", `, 1, 1, '${key}'`),
    call("drafts/drafts.ts keep_draft_input", `, '${key}', '{"title": "Kerning"}'`),
    call("drafts/drafts.ts discard_draft_input", `, '${key}'`),
    call("drafts/drafts.ts delete_lesson_draft", ""),
    call("publish.ts preview_publication", ", 10"),
    call("publish.ts publish_lesson", ", 1"),
    call("publish.ts set_lesson_status", ", 'unpublished'"),
    creator(
      "versions.ts lesson_versions",
      "versions",
      `select number, content ->> 'title' from public.lesson_versions ${ofLesson} order by number desc limit 50`,
    ),
    creator(
      "versions.ts lesson_versions",
      "a version",
      `select content from public.lesson_versions ${ofLesson} and number = 1`,
    ),
  ];
};

const fileQueries: QueriesOf = ({ creatorId, sale: { lessonId } }) => {
  const files = (which: string) => `select * from public.lesson_files where ${which}`;
  const call = (sent: string, args: string) => {
    const name = sent.slice(sent.indexOf(" ") + 1);
    return service(`files/${sent}`, name, `select public.${name}('${creatorId}', ${args})`);
  };
  return [
    creator(
      "files/list.ts lesson_files",
      "files",
      files(`creator_id = '${creatorId}' and lesson_id = '${lessonId}'`),
    ),
    creator(
      "files/list.ts lesson_file_limits",
      "limits of files",
      "select * from public.lesson_file_limits()",
    ),
    creator(
      "files/list.ts lessons",
      "former cover",
      `select cover_path from public.lessons where id = '${lessonId}'`,
    ),
    creator(
      "files/finish.ts lesson_files",
      "own file",
      files(`id = '${key}' and creator_id = '${creatorId}'`),
    ),
    creator("files/read.ts lesson_files", "a file", files(`id = '${key}' and state = 'ready'`)),
    {
      ...creator(
        "files/read.ts lesson_files",
        "a public picture",
        files(`id = '${key}' and kind = 'picture'`),
      ),
      asker: "guest",
    },
    call("list.ts choose_lesson_file", `'${lessonId}', 'cover'`),
    call("list.ts delete_lesson_file", `'${key}'`),
    call("list.ts add_lesson_captions", `'${lessonId}', 'c.vtt', 'en', 'English', 'WEBVTT'`),
    call("finish.ts finish_lesson_file", `'${key}', 'image/webp', 1, 1, 1`),
    call("finish.ts refuse_lesson_file", `'${key}', 'wrong_type'`),
    call("upload.ts start_lesson_file", `'${lessonId}', 'picture', 'a.webp', 'image/webp', 1`),
  ];
};

const couponQueries: QueriesOf = ({ creatorId, sale: { lessonId } }) => {
  const coupons = (which: string) =>
    `select * from public.coupons where creator_id = '${creatorId}' ${which}`;
  const terms = JSON.stringify({ code: "AUTUMN", percent: 10, forAllLessons: false, lessonIds: [lessonId] });
  return [
    creator("coupons.ts coupons", "coupons", coupons("order by created_at desc, id desc limit 200")),
    creator("coupons.ts coupons", "a coupon", coupons(`and id = '${key}'`)),
    creator(
      "coupons.ts lessons",
      "lessons that a coupon can be for",
      `select id, title, slug, language from public.lessons where creator_id = '${creatorId}' and status <> 'archived'
        order by title, id limit 200`,
    ),
    service(
      "coupons.ts save_coupon",
      "save a coupon",
      `select public.save_coupon('${creatorId}', '${terms}')`,
    ),
    service("coupons.ts end_coupon", "end a coupon", `select public.end_coupon('${creatorId}', '${key}')`),
  ];
};
