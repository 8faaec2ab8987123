import { expect, test } from "vitest";
import { blocksOf } from "../../support/database/blocks.ts";
import { withRollback } from "../../support/database/database.ts";
import { createSaleRows } from "../../support/database/list-sales.ts";
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
    const { creator, lessonId } = await createShop(tx);
    await createSaleRows(tx, { creator, lessonId }, sales);
    await tx`analyze public.purchases`;
    for (const [what, filter, before] of saleQueries(lessonId)) {
      const asked = `'${JSON.stringify(filter)}'`;
      const page = `public.list_sales(${asked}, '${before}', 'ffffffff-ffff-4fff-8fff-ffffffffffff', 21)`;
      blocks.set(what, await blocksOf(tx, creator, `select ${page}`));
      blocks.set(`${what}: sums`, await blocksOf(tx, creator, `select public.sum_sales(${asked})`));
    }
  })();
  return blocks;
}
