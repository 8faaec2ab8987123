import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createScaleLessons } from "../../support/database/scale-lessons.ts";
import { type Search, search } from "../../support/database/searchable-lessons.ts";

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

async function pagesOf(tx: Tx, asked: Search): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const page = await search(tx, { ...asked, after: seen.at(-1), max_rows: 100 });
    seen.push(...page.lessons);
    if (!page.hasMore || seen.length > 2 * lessons) return seen;
  }
}
