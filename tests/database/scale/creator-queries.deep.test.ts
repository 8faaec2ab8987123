import { expect, test } from "vitest";
import { blocksOf } from "../../support/database/blocks.ts";
import { creatorQueries } from "../../support/database/creator-queries/creator-queries.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { addSeededPurchases, createSeededCreator } from "../../support/database/seeded-purchases.ts";

const few = 1_000;
const many = 20_000;

test(
  "what a creator's pages read has a limit, however many purchases there are",
  { timeout: 600_000 },
  withRollback(async (tx) => {
    const creatorId = await createSeededCreator(tx, few);
    const before = await measure(tx, creatorId);
    await addSeededPurchases(tx, creatorId, many - few);
    const after = await measure(tx, creatorId);
    const seen = after.map(({ name, limit, blocks }, index) => ({
      ...{ name, limit },
      [few]: before[index]?.blocks,
      [many]: blocks,
    }));
    console.table(seen);
    expect(after.filter(({ blocks, limit }) => blocks > limit)).toEqual([]);
  }),
);

async function measure(tx: Tx, creatorId: string) {
  await tx`select public.fold_earnings(1000000)`;
  await tx`analyze`;
  const measured = [];
  for (const { query, asker, ...asked } of await creatorQueries(tx, creatorId)) {
    measured.push({ ...asked, blocks: await blocksOf(tx, asker ?? { id: creatorId }, query) });
  }
  return measured;
}
