import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { type Checkout, getPurchase, openCheckout, type Shop } from "../../support/database/shop.ts";
import { createSale, createTwoCheckouts, getEarnings, getSnapshot } from "../../support/database/snapshot.ts";

const { expired, paid, refund, dispute } = facts;

/** A learner with two checkouts of one lesson, neither paid. */
const withTwo = (scenario: (tx: Tx, shop: Shop, first: Checkout, second: Checkout) => Promise<void>) =>
  withRollback(async (tx) => {
    const { shop, first, second } = await createTwoCheckouts(tx);
    await scenario(tx, shop, first, second);
  });

const sold = { sales: 1, gross: 1200, reversed: 0, fee: 120, net: 1080 };

describe("two payments for one lesson:", () => {
  test(
    "the first keeps the access, the second is held and earns no one anything",
    withTwo(async (tx, shop, first, second) => {
      await record(tx, later(1, paid(second)));
      expect(await getEarnings(tx, shop)).toEqual(sold);
      await record(tx, paid(first));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "review duplicate_payment"]);
      expect(await getSnapshot(tx, shop, second)).toMatchObject({ paid: 1200, refunded: 0, access: true });
      expect(await getEarnings(tx, shop)).toEqual(sold);
    }),
  );

  test(
    "the second, refunded, is a sale of nothing",
    withTwo(async (tx, shop, first, second) => {
      for (const fact of [paid(first), later(1, paid(second))]) await record(tx, fact);
      await record(tx, later(60, refund(second)));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "refunded"]);
      expect((await getSnapshot(tx, shop, second)).access).toBe(true);
      expect(await getEarnings(tx, shop)).toEqual({ ...sold, gross: 2400, reversed: 1200 });
    }),
  );

  test(
    "the second, refunded in part, is still held",
    withTwo(async (tx, shop, first, second) => {
      for (const fact of [paid(first), later(1, paid(second))]) await record(tx, fact);
      await record(tx, later(60, refund(second, { amount: 500 })));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "review duplicate_payment"]);
      expect(await getSnapshot(tx, shop, second)).toMatchObject({ refunded: 500 });
      expect(await getEarnings(tx, shop)).toEqual(sold);
    }),
  );

  test(
    "in one second, the session's id decides",
    withTwo(async (tx, _shop, first, second) => {
      for (const fact of [paid(second, { id: "cs_b" }), paid(first, { id: "cs_a" })]) await record(tx, fact);
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "review duplicate_payment"]);
    }),
  );

  test(
    "one that is not the promised price is no first payment",
    withTwo(async (tx, shop, first, second) => {
      await record(tx, paid(first, { amount_subtotal: 1, amount_total: 1 }));
      await record(tx, later(1, paid(second)));
      expect(await statusesOf(tx, first, second)).toEqual(["review payment_mismatch", "completed"]);
      expect(await getEarnings(tx, shop)).toEqual(sold);
    }),
  );

  test(
    "of two learners, or of two lessons, are two sales",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const other = await openCheckout(tx, shop.otherLearner, shop.lessonId);
      await record(tx, later(1, paid(other)));
      expect(await statusesOf(tx, checkout, other)).toEqual(["completed", "completed"]);
    }),
  );

  test(
    "stay two payments after the account is deleted",
    withTwo(async (tx, shop, first, second) => {
      for (const fact of [paid(first), later(1, paid(second))]) await record(tx, fact);
      await tx`delete from auth.users where id = ${shop.learner.id}`;
      await record(tx, later(60, refund(second, { amount: 1 })));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "review duplicate_payment"]);
      await record(tx, later(61, refund(first)));
      expect(await statusesOf(tx, first, second)).toEqual(["refunded", "partially_refunded"]);
      expect((await getPurchase(tx, second.purchaseId)).user_id).toBeNull();
    }),
  );
});

describe("the access moves", () => {
  test(
    "to the duplicate payment when the first is refunded, and back when that refund fails later",
    withTwo(async (tx, shop, first, second) => {
      await record(tx, paid(first));
      await record(tx, later(60, refund(first)));
      expect((await getSnapshot(tx, shop, first)).access).toBe(false);
      await record(tx, later(120, paid(second)));
      expect(await statusesOf(tx, first, second)).toEqual(["refunded", "completed"]);
      await record(tx, later(86_400, refund(first, { status: "failed" })));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "review duplicate_payment"]);
      expect((await getSnapshot(tx, shop, first)).access).toBe(true);
      expect(await getEarnings(tx, shop)).toEqual(sold);
      await record(tx, later(90_000, refund(second)));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "refunded"]);
    }),
  );

  test(
    "to the duplicate payment while the first is disputed, and back when that dispute is won",
    withTwo(async (tx, shop, first, second) => {
      await record(tx, paid(first));
      await record(tx, later(60, dispute(first)));
      await record(tx, later(120, paid(second)));
      expect(await statusesOf(tx, first, second)).toEqual(["disputed", "completed"]);
      await record(tx, later(86_400, dispute(first, { status: "won" })));
      expect(await statusesOf(tx, first, second)).toEqual(["completed", "review duplicate_payment"]);
      expect((await getSnapshot(tx, shop, first)).access).toBe(true);
    }),
  );

  test(
    "to a duplicate payment that was held, when the first is refunded after all",
    withTwo(async (tx, shop, first, second) => {
      for (const fact of [paid(first), later(1, paid(second)), later(60, refund(first))])
        await record(tx, fact);
      expect(await statusesOf(tx, first, second)).toEqual(["refunded", "completed"]);
      expect((await getSnapshot(tx, shop, second)).access).toBe(true);
      expect((await getPurchase(tx, second.purchaseId)).error_code).toBeNull();
    }),
  );

  test(
    "not to a duplicate payment that is refunded or disputed itself",
    withTwo(async (tx, shop, first, second) => {
      for (const fact of [paid(first), later(1, paid(second)), later(2, dispute(second))])
        await record(tx, fact);
      await record(tx, later(60, refund(first)));
      expect(await statusesOf(tx, first, second)).toEqual(["refunded", "disputed"]);
      expect((await getSnapshot(tx, shop, first)).access).toBe(false);
    }),
  );
});

test(
  "a third payment is a second one as well",
  withTwo(async (tx, shop, first, second) => {
    await record(tx, expired(second));
    const third = await openCheckout(tx, shop.learner, shop.lessonId);
    for (const fact of [later(2, paid(third)), later(1, paid(second)), paid(first)]) await record(tx, fact);
    const [, ...held] = await statusesOf(tx, first, second, third);
    expect(held).toEqual(["review duplicate_payment", "review duplicate_payment"]);
    await record(tx, later(60, refund(first)));
    expect(await statusesOf(tx, first, second, third)).toEqual(["refunded", "completed", held[1]]);
  }),
);

test(
  "while a duplicate payment is held, no third checkout is opened",
  withTwo(async (tx, shop, first, second) => {
    for (const fact of [paid(first), later(1, paid(second)), later(2, dispute(first))])
      await record(tx, fact);
    expect(await statusesOf(tx, first, second)).toEqual(["disputed", "completed"]);
    const answer = await openCheckout(tx, shop.learner, shop.lessonId);
    expect(answer.outcome).toBe("already_purchased");
  }),
);

/** Each with the code of what is wrong, if anything is. */
function statusesOf(tx: Tx, ...checkouts: Checkout[]) {
  return Promise.all(
    checkouts.map(async ({ purchaseId }) => {
      const { status, error_code } = await getPurchase(tx, purchaseId);
      return error_code ? `${status} ${error_code}` : status;
    }),
  );
}
