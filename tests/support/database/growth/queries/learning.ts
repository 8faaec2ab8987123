import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

/** Of reading: a bought lesson, the library, the cards of a page. */
export const learningQueries: QueriesOf = (world) => [...lessonQueries(world), ...libraryQueries(world)];

const lessonQueries: QueriesOf = ({ buyerId, bought: { lessonId }, freeLessonId }) => {
  const ask = (file: string, table: string, name: string, query: string): GrowthQuery => ({
    sent: `lib/learning/${file}.ts ${table}`,
    ...{ name, asker: "buyer", query },
  });
  const content = (columns: string) =>
    `select ${columns} from public.lesson_contents where lesson_id = '${lessonId}'`;
  const purchase = (who: string) =>
    `select id from public.purchases where ${who} lesson_id = '${lessonId}' and grants_access limit 1`;
  const lesson = `select creator_id, price_minor, status from public.lessons where id = '${lessonId}'`;
  return [
    ask("access", "lessons", "access: lesson", lesson),
    ask(
      "access",
      "list_readable_lessons",
      "lessons that can be read",
      `select public.list_readable_lessons(array['${lessonId}'::uuid])`,
    ),
    ask(
      "reading",
      "get_members_lesson",
      "a lesson as its buyer sees it",
      `select public.get_members_lesson((select slug from public.lessons where id = '${lessonId}'))`,
    ),
    ask("progress", "record_visit", "visit", `select public.record_visit('${lessonId}')`),
    ask("access", "purchases", "access: own purchase", purchase(`user_id = '${buyerId}' and`)),
    ask("video", "lesson_contents", "video", content("video_path")),
    ask("video", "lesson_contents", "captions", content("video_captions")),
    ask("progress", "record_progress", "reading", `select public.record_progress('${lessonId}', 'a', 0.7)`),
    ask(
      "progress",
      "record_progress",
      "reading a free lesson",
      `select public.record_progress('${freeLessonId}', 'a', 0.7)`,
    ),
    ask(
      "progress",
      "lesson_openings",
      "first opening",
      `insert into public.lesson_openings (user_id, lesson_id) values ('${buyerId}', '${lessonId}')
        on conflict (user_id, lesson_id) do nothing`,
    ),
  ];
};

const libraryQueries: QueriesOf = ({ buyerId, bought, readAt, readLessonId, lesson, readerId }) => {
  const library = (name: string, args: string, rest = {}): GrowthQuery => ({
    sent: "lib/learning/library.ts list_library",
    ...{ name, asker: "buyer", query: `select * from public.list_library(${args})`, ...rest },
  });
  const states = (reader: string) => `select * from public.list_lesson_states('${reader}', array(
    select id from public.lessons where id in ('${lesson.id}', '${bought.lessonId}')), 10, false)`;
  const ofBuyers = { "cards of a reader": readerId, "cards of a buyer of many": buyerId };
  const page = (atMost: number) => ({
    grows: { because: "13 lessons, each as it was bought and read, once there are as many.", atMost },
  });
  return [
    library("library", "page_size => 13", page(360)),
    library("library, the last page", `'all', '${readAt}', '${readLessonId}', 13`, { pageOf: "library" }),
    library("library: in progress", "'in-progress', page_size => 13", page(250)),
    library("library: finished", "'finished', page_size => 13", page(250)),
    ...Object.entries(ofBuyers).map(([name, id]): GrowthQuery => {
      const sent = "lib/checkout/lesson-states.ts list_lesson_states";
      return { sent, name, asker: "service", query: states(id) };
    }),
    {
      sent: "lib/checkout/lesson-states.ts list_own_lesson_states",
      name: "own cards of a buyer of many",
      asker: "buyer",
      query: `select * from public.list_own_lesson_states(array['${lesson.id}', '${bought.lessonId}']::uuid[])`,
    },
    {
      sent: "lib/rendering/lesson-views.ts record_lesson_views",
      name: "views",
      asker: "service",
      query: `select public.record_lesson_views('[{"slug": "${lesson.slug}", "visitor": "v", "member_id": null}]')`,
    },
  ];
};
