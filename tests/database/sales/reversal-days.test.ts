import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, noon, record } from "../../support/database/payment-facts.ts";
import { createSale } from "../../support/database/snapshot.ts";

const day = 86_400;
const second = Date.parse(noon) / 1000;

test(
  "a sale that was refunded in parts is lost once, with the last of them",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    const parts = [500, 300, 400];
    for (const [index, amount] of parts.entries()) {
      const part = { id: `re_${index}_${checkout.purchaseId}`, amount, created: second + index * day };
      await record(tx, later(index * day, facts.refund(checkout, part)));
    }
    expect(await reversalsOf(tx, checkout)).toEqual([
      { day: "2026-11-02", amount: 5, closes: false },
      { day: "2026-11-03", amount: 3, closes: false },
      { day: "2026-11-04", amount: 4, closes: true },
    ]);
    const [sold] = await tx`select sum(sales)::integer as sales from public.lesson_sales
      where lesson_id = ${shop.lessonId}`;
    expect(sold).toEqual({ sales: 0 });
  }),
);

test(
  "a dispute moves to the day on which the money was withdrawn, once that is known, and its earnings with it",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    await record(tx, later(day, facts.dispute(checkout, { created: second })));
    expect(await reversalsOf(tx, checkout)).toMatchObject([{ day: "2026-11-02" }]);
    const withdrawal = { amount: -1200, currency: "usd", created: second + 2 * day };
    const withdrawn = facts.dispute(checkout, { created: second, balance_transactions: [withdrawal] });
    await record(tx, later(2 * day, withdrawn));
    expect(await reversalsOf(tx, checkout)).toMatchObject([{ day: "2026-11-04" }]);
    const days = await tx`select period::text as day, sum(reversals)::integer as reversals
      from public.earnings_rollups where scope_id = ${shop.creator.id} and grain = 'day'
      group by period having sum(reversals) <> 0`;
    expect(days).toEqual([{ day: "2026-11-04", reversals: 1 }]);
  }),
);

const reversalsOf = async (tx: Tx, { purchaseId }: { purchaseId: string }) => [
  ...(await tx`select (occurred_at at time zone 'utc')::date::text as day, amount::float, closes
    from public.sale_reversals where purchase_id = ${purchaseId} order by occurred_at`),
];
