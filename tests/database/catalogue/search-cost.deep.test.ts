import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createScaleLessons } from "../../support/database/scale-lessons.ts";
import { type Search, search } from "../../support/database/searchable-lessons.ts";

const searches: [name: string, asked: Search][] = [
  ["eight unknown words", { words: unknownWords(8) }],
  ["a typing error", { words: "stonewaer" }],
  ["a word that most lessons have", { words: "glaze" }],
  ["some of the words", { words: "qqqqqqqq glaze throw" }],
  ["the whole catalogue", {}],
];

/**
 * A row that is read by an index costs up to two blocks, and at most 2,000 are counted and ranked; as much again for
 * dead rows that other tests left. All 12,000 would cost 24,000.
 */
const maxBlocks = 10_000;

test("a search reads no more among 12,000 lessons than its limits allow", async () => {
  const few = await blocksAmong(4_000);
  const many = await blocksAmong(12_000);
  console.table(Object.fromEntries(searches.map(([name], i) => [name, { few: few[i], many: many[i] }])));
  for (const [index, [name]] of searches.entries()) expect(many[index], name).toBeLessThan(maxBlocks);
});

/** Blocks of 8 kB that each search reads. */
async function blocksAmong(lessons: number): Promise<number[]> {
  const blocks: number[] = [];
  await withRollback(async (tx) => {
    await createScaleLessons(tx, lessons);
    for (const [, asked] of searches) {
      await search(tx, asked);
      blocks.push(await blocksOf(tx, asked));
    }
  })();
  return blocks;
}

async function blocksOf(tx: Tx, { words = "" }: Search): Promise<number> {
  const [row] = await tx<{ "QUERY PLAN": { Plan: Record<string, number> }[] }[]>`
    explain (analyze, buffers, format json) select public.search_lessons(${words})`;
  const plan = row?.["QUERY PLAN"][0]?.Plan;
  return (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
}

function unknownWords(howMany: number): string {
  return Array.from({ length: howMany }, (_, i) => `${"abcdefgh"[i] ?? ""}qwxzvkj`).join(" ");
}
