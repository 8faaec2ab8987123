import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const card = `lessons.id, lessons.slug, title, summary, subject, language, price_minor, currency, duration_minutes,
  cover_path, status, lessons.creator_id, creators.name, creators.slug as creator_slug`;
const withCreator = "public.lessons join public.creators on creators.id = lessons.creator_id";

/** Of the pages that guests see: home, catalogue, lesson, creator, sitemap. */
export const catalogueQueries: QueriesOf = (world) => [
  ...lessonQueries(world),
  ...listQueries(world),
  ...searchQueries(world),
];

const lessonQueries: QueriesOf = ({ lesson, creatorSlug }) => [
  guest(
    "lib/catalogue/creators.ts creator_slugs",
    "creator's page",
    `select creators.id, creators.slug, name, bio, picture_path from public.creator_slugs
      join public.creators on creators.id = creator_id where creator_slugs.slug = '${creatorSlug}'`,
  ),
  guest(
    "lib/catalogue/lessons.ts lesson_slugs",
    "lesson by slug",
    `select ${card} from public.lesson_slugs join ${withCreator} on lessons.id = lesson_id
      where lesson_slugs.slug = '${lesson.slug}'`,
  ),
  {
    ...guest(
      "lib/rendering/not-found-rewrite.ts lesson_slugs",
      "member's lesson by slug",
      `select lessons.slug from public.lesson_slugs join public.lessons on lessons.id = lesson_id
        where lesson_slugs.slug = '${lesson.slug}'`,
    ),
    asker: "reader",
  },
  guest(
    "lib/catalogue/lesson-preview.ts lessons",
    "preview",
    `select outcomes, audience, word_count, character_count, figure_count, creators.slug, name, bio, picture_path
      from ${withCreator} where lessons.id = '${lesson.id}'`,
  ),
  ...["lesson_renderings", "lessons", "lesson_contents"].map((table): GrowthQuery => {
    const key = table === "lessons" ? "id" : "lesson_id";
    return {
      ...guest(`lib/catalogue/lesson-text.ts ${table}`, `text: ${table}`, ""),
      asker: "reader",
      query: `select * from public.${table} where ${key} = '${lesson.id}'`,
    };
  }),
  {
    ...guest("lib/catalogue/lesson-text.ts lesson_renderings", "texts without a rendering", ""),
    asker: "service",
    query: `select lesson_id, part, source_hash, status from public.lesson_renderings
      join public.lessons on lessons.id = lesson_id
      where renderer < 1000 and status <> 'draft' order by renderer limit 10`,
  },
  {
    ...guest("lib/catalogue/lesson-text.ts lesson_renderings", "a text's rendering", ""),
    asker: "service",
    query: `update public.lesson_renderings set renderer = 1001, content = '{}'
      where renderer < 1001 and source_hash = repeat('0', 64)`,
  },
];

const guest = (sent: string, name: string, query: string): GrowthQuery => ({
  sent,
  name,
  asker: "guest",
  query,
});

const listQueries: QueriesOf = ({ lesson }) => [
  guest(
    "lib/catalogue/lessons.ts lessons",
    "newest lessons",
    `select ${card} from ${withCreator} where status = 'published' order by published_at desc, lessons.id desc limit 6`,
  ),
  guest(
    "lib/catalogue/search/search.ts subject_counts",
    "subjects",
    "select * from public.subject_counts order by subject",
  ),
  guest(
    "lib/catalogue/lessons.ts lessons",
    "the free lesson",
    `select ${card} from ${withCreator} where status = 'published' and price = 0
      order by duration_minutes, lessons.id limit 1`,
  ),
  guest(
    "lib/catalogue/search/search.ts list_related_lessons",
    "related lessons",
    `select public.list_related_lessons('${lesson.id}', 24)`,
  ),
  guest(
    "lib/catalogue/sitemap.ts lessons",
    "sitemap: lessons",
    `select slug, updated_at from public.lessons where status = 'published'
      order by published_at desc, id desc limit 1000`,
  ),
  guest(
    "lib/catalogue/sitemap.ts creators",
    "sitemap: creators",
    `select slug from public.creators where exists (
      select from public.lessons where creator_id = creators.id and status = 'published') order by slug limit 1000`,
  ),
  {
    ...guest("lib/rendering/page-cache/content-keys.ts get_page_keys", "keys of guests' pages", ""),
    asker: "service",
    query: `select public.get_page_keys(array['/', '/lessons', '/lessons/${lesson.slug}'])`,
  },
  guest("lib/catalogue/version.ts catalogue_version", "version", "select public.catalogue_version()"),
];

const searchQueries: QueriesOf = ({ readerId, buyerId }) =>
  Object.entries({
    "search: everything": "",
    "search: a word": "words => 'kiln'",
    "search: two common words": "words => 'kiln glaze'",
    "search: one letter": "words => 'g'",
    "search: a typing error": "words => 'glzae'",
    "search: the most popular": "sort => 'popular'",
    "search: owned": `owned => true, member_id => '${readerId}'`,
    "search: not owned, by a buyer of many": `owned => false, member_id => '${buyerId}'`,
    "search: owned by a buyer of many": `owned => true, member_id => '${buyerId}'`,
  }).map(([name, args]) => ({
    sent: "lib/catalogue/search/search.ts search_lessons",
    name,
    asker: "service",
    query: `select public.search_lessons(${args})`,
    ...(args.includes(buyerId) && {
      grows: {
        because: "Index entries of the buyer's lessons, ten thousand here, then of the catalogue.",
        atMost: 3_000,
      },
    }),
  }));
