import { expect, test } from "vitest";
import { blocksOf } from "../../support/database/blocks.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createScaleLessons } from "../../support/database/scale-lessons.ts";
import type { Search } from "../../support/database/searchable-lessons.ts";

const searches: Record<string, Search> = {
  "the whole catalogue": {},
  "one letter": { words: "陶" },
  "a word that most lessons have": { words: "glaze" },
  "two such words": { words: "glaze throw" },
  "eight such words": { words: "glaze throw it then kiln firing slowly twice" },
  "the beginning of a word": { words: "gl" },
  "a typing error": { words: "glzae" },
  "eight unknown words": { words: unknownWords(8) },
  "some of the words": { words: "qqqqqqqq glaze throw" },
  "some of the words, one of them rare": { words: "glaze throw pot77" },
  Chinese: { words: "陶器" },
  "a Chinese sentence": { words: "陶器の釉薬と窯" },
  Thai: { words: "เครื่องปั้นดินเผา" },
  Arabic: { words: "صناعة الفخار" },
  "a word, the cheapest first": { words: "glaze", sort: "price-up" },
};

/**
 * What is ranked is read from its TOAST table, of long texts with a dozen blocks each; what is counted costs a block at
 * most. All 10,000 lessons would cost more than 100,000.
 */
const maxBlocks = 9_000;

test(
  "a search reads no more among 10,000 lessons with long texts than its limits allow",
  { timeout: 300_000 },
  () =>
    withRollback(async (tx) => {
      await createScaleLessons(tx, 10_000, { paragraphs: 20 });
      const blocks: Record<string, number> = {};
      for (const [name, asked] of Object.entries(searches)) blocks[name] = await blocksOfSearch(tx, asked);
      console.table(blocks);
      expect(Object.entries(blocks).filter(([, read]) => read > maxBlocks)).toEqual([]);
    })(),
);

function blocksOfSearch(tx: Tx, { words = "", sort }: Search): Promise<number> {
  const order = sort ? `, sort => '${sort}'` : "";
  return blocksOf(tx, "service_role", `select public.search_lessons('${words}'${order})`);
}

function unknownWords(howMany: number): string {
  return Array.from({ length: howMany }, (_, i) => `${"abcdefgh"[i] ?? ""}qwxzvkj`).join(" ");
}
