import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { createSaleRows, type Filter } from "../../support/database/list-sales.ts";
import { saleQueries } from "../../support/database/sale-queries.ts";
import { createShop } from "../../support/database/shop.ts";

test("what is asked of sales touches no more among 90,000 of them than among 4,000", async () => {
  const few = await blocksAmong(4_000);
  const many = await blocksAmong(90_000);
  console.table(
    Object.fromEntries([...many].map(([what, blocks]) => [what, { few: few.get(what), many: blocks }])),
  );
  // Of few there are fewer than 500 refunded ones to be added up.
  for (const [what, blocks] of many) expect(blocks, what).toBeLessThan(2 * (few.get(what) ?? 0) + 500);
}, 300_000);

/** Blocks of 8 kB that a page of each question reads, and its sums. */
async function blocksAmong(sales: number): Promise<Map<string, number>> {
  const blocks = new Map<string, number>();
  await withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createSaleRows(tx, shop, sales);
    await tx`analyze public.purchases`;
    await asRole(tx, shop.creator, async () => {
      for (const [what, filter, before] of saleQueries(shop.lessonId)) {
        blocks.set(what, await blocksOf(tx, filter, before));
        blocks.set(`${what}: sums`, await blocksOf(tx, filter));
      }
    });
  })();
  return blocks;
}

/** Of the second run: the first one fills the session's caches. Without a position: of the sums. */
async function blocksOf(tx: Tx, filter: Filter, before?: string): Promise<number> {
  let blocks = 0;
  for (let run = 0; run < 2; run++) {
    const question = before
      ? tx`public.list_sales(${tx.json(filter)}, ${before}, 'ffffffff-ffff-4fff-8fff-ffffffffffff', 21)`
      : tx`public.sum_sales(${tx.json(filter)})`;
    const [row] = await tx<{ "QUERY PLAN": { Plan: Record<string, number> }[] }[]>`
      explain (analyze, buffers, format json) select ${question}`;
    const plan = row?.["QUERY PLAN"][0]?.Plan;
    blocks = (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
  }
  return blocks;
}
