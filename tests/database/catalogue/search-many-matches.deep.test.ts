import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createScaleLessons } from "../../support/database/scale-lessons.ts";
import { type LessonSet, type Search, search } from "../../support/database/searchable-lessons.ts";
import { createPerson } from "../../support/database/shop.ts";

/** More than are counted, of which some are ranked. */
const lessons = 1_100;

test(
  "of more lessons than are counted and ranked each is on one page, those with the word in their title first",
  { timeout: 300_000 },
  withRollback(async (tx) => {
    const creator = await createScaleLessons(tx, lessons, { paragraphs: 1 });
    const titled = await tx<{ id: string }[]>`
      select id from public.lessons where creator_id = ${creator.id} and title like '%kiln'`;
    const found = await pagesOf(tx, { words: "kiln" });
    expect(new Set(found.slice(0, titled.length))).toEqual(new Set(titled.map(({ id }) => id)));
    for (const pages of [found, await pagesOf(tx, { words: "qqqqqqqq kiln glaze" })]) {
      expect(pages).toHaveLength(lessons);
      expect(new Set(pages).size).toBe(lessons);
    }
    expect(await search(tx, { words: "kiln" })).toMatchObject({
      total: 1000,
      isAtLeast: true,
      subjects: null,
    });
  }),
);

test(
  "pages of lessons with some of the words neither repeat nor skip one when entries are written between them",
  { timeout: 300_000 },
  withRollback(async (tx) => {
    await createScaleLessons(tx, 2_000);
    // More of the best than are ranked.
    await tx`update private.catalogue set document = document || private.search_vector('ash')
      where document @@ 'stoneware'`;
    const asked = { words: "qqqqqqqq stoneware ash" };
    const write = (page: number) =>
      tx`update private.catalogue set learners = learners + 1 where minutes % 3 = ${page % 3}`;
    const pages = await pagesOf(tx, asked, { between: write });
    expect(new Set(pages).size).toBe(400);
    expect(pages).toEqual(await pagesOf(tx, asked));
  }),
);

test(
  "a member who has more lessons than are counted finds each of them by owning it, and the others by not owning them",
  { timeout: 300_000 },
  withRollback(async (tx) => {
    const others = 20;
    const creator = await createScaleLessons(tx, lessons + others);
    const member = await createPerson(tx);
    const owned = await tx<{ id: string }[]>`
      insert into public.kept_lessons (user_id, lesson_id)
      select ${member.id}, id from public.lessons where creator_id = ${creator.id} order by md5(id::text)
      limit ${lessons} returning lesson_id as id`;
    const ids = new Set(owned.map(({ id }) => id));
    for (const words of ["", "glaze"]) {
      const found = await pagesOf(tx, { words, owned: true }, { creator, member });
      expect([found.length, new Set(found)]).toEqual([lessons, ids]);
      const missing = await pagesOf(tx, { words, owned: false }, { creator, member });
      expect(new Set(missing).size).toBe(others);
      expect(missing.filter((id) => ids.has(id))).toEqual([]);
    }
  }),
);

type Visit = {
  between?: (page: number) => PromiseLike<unknown>;
  creator?: LessonSet["creator"];
  member?: { id: string };
};

async function pagesOf(tx: Tx, asked: Search, { between, creator, member }: Visit = {}) {
  const seen: string[] = [];
  const lessonSet = creator && { creator, ids: {} };
  for (let number = 1; ; number++) {
    const page = await search(tx, { ...asked, after: seen.at(-1), max_rows: 100 }, lessonSet, member);
    seen.push(...page.lessons);
    if (!page.hasMore || seen.length > 2 * lessons) return seen;
    await between?.(number);
  }
}
