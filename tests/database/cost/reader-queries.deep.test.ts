import { expect, test } from "vitest";
import { blocksOf } from "../../support/database/blocks.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { buyLessons, readerQueries } from "../../support/database/reader-queries.ts";
import { createScaleLessons } from "../../support/database/scale-lessons.ts";
import { createPerson } from "../../support/database/shop.ts";

const few = 100;
const many = 2_000;

test(
  "what readers ask has a limit, however many lessons there are and they have",
  { timeout: 600_000 },
  withRollback(async (tx) => {
    const buyer = await createPerson(tx, { display_name: "Ada" });
    const creator = await createScaleLessons(tx, many);
    await buyLessons(tx, buyer, creator, few);
    const before = await measure(tx, buyer, creator);
    await buyLessons(tx, buyer, creator, many - few);
    const after = await measure(tx, buyer, creator);
    console.table(after.map((query, index) => ({ ...query, [few]: before[index]?.blocks })));
    expect(after.filter(({ blocks, limit }) => blocks > limit)).toEqual([]);
  }),
);

async function measure(tx: Tx, buyer: { id: string }, creator: { id: string }) {
  await tx`analyze`;
  const measured: { name: string; limit: number; blocks: number }[] = [];
  for (const { name, asker, query, limit } of readerQueries(buyer, creator)) {
    measured.push({ name, limit, blocks: await blocksOf(tx, asker, query) });
  }
  return measured;
}
