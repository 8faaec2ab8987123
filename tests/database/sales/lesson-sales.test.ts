import { expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record, refundOf } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, openCheckout } from "../../support/database/shop.ts";

async function salesSeenBy(tx: Tx, who: { id: string }, lessonId: string) {
  const [row] = await asRole(
    tx,
    who,
    () => tx<{ sales: number | null }[]>`
      select sum(sales)::integer as sales from public.lesson_sales where lesson_id = ${lessonId}`,
  );
  return row?.sales;
}

test.each([
  ["pending", null],
  ["processing", null],
  ["review", null],
  ["completed", 1],
  ["partially_refunded", 1],
  ["refunded", null],
  ["disputed", null],
])("a purchase that is %s counts %j at its lesson, for its creator only", (status, sales) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop, { status });
    expect(await salesSeenBy(tx, shop.creator, shop.lessonId)).toBe(sales);
    for (const other of [shop.learner, shop.otherCreator])
      expect(await salesSeenBy(tx, other, shop.lessonId)).toBeNull();
  })(),
);

test(
  "a sale that is refunded is taken back",
  withRollback(async (tx) => {
    const { learner, otherLearner, creator, lessonId } = await createShop(tx);
    const checkouts = [
      await openCheckout(tx, learner, lessonId),
      await openCheckout(tx, otherLearner, lessonId),
    ];
    for (const checkout of checkouts) await record(tx, facts.paid(checkout));
    expect(await salesSeenBy(tx, creator, lessonId)).toBe(2);
    for (const checkout of checkouts.slice(0, 1))
      await record(tx, { type: "refund.created", object: refundOf(checkout) });
    expect(await salesSeenBy(tx, creator, lessonId)).toBe(1);
  }),
);
