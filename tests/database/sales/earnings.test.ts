import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, openCheckout } from "../../support/database/shop.ts";

describe("earnings", () => {
  test(
    "begin with the payment, not with the checkout",
    withRollback(async (tx) => {
      const { learner, lessonId, creator } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      await record(tx, facts.submitted(checkout));
      expect(await earningsSeenBy(tx, creator)).toEqual([]);
      await record(tx, facts.settledLater(checkout));
      expect(await earningsSeenBy(tx, creator)).toEqual([["usd", 1, "1200", "0", "120", "1080"]]);
    }),
  );

  test(
    "are what was paid, where a coupon left less to pay, and the fee is in proportion",
    withRollback(async (tx) => {
      const { learner, lessonId, creator } = await createShop(tx);
      await record(tx, facts.paid(await openCheckout(tx, learner, lessonId), { amount_total: 755 }));
      expect(await earningsSeenBy(tx, creator)).toEqual([["usd", 1, "755", "0", "76", "679"]]);
    }),
  );

  test.each([
    ["pending", null],
    ["processing", null],
    ["failed", null],
    ["expired", null],
    ["cancelled", null],
    ["review", null],
    ["completed", ["usd", 1, "1200", "0", "120", "1080"]],
    ["partially_refunded", ["usd", 1, "1200", "300", "90", "810"]],
    ["refunded", ["usd", 0, "1200", "1200", "0", "0"]],
    ["disputed", ["usd", 0, "1200", "1200", "0", "0"]],
  ])("of a purchase that is %s are %j", (status, earnings) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop, { status });
      expect(await earningsSeenBy(tx, shop.creator)).toEqual(earnings ? [earnings] : []);
    })(),
  );

  test(
    "have nothing of a payment that was never the promised one, wherever it went",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      for (const status of ["refunded", "disputed"]) {
        await createPurchase(tx, shop, { status, error_code: "payment_mismatch" });
      }
      expect(await earningsSeenBy(tx, shop.creator)).toEqual([]);
    }),
  );

  test(
    "keep currencies apart, each in its own minor units",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      const money = { amount: "1800", platform_fee: "180", creator_earnings: "1620" };
      await createPurchase(tx, shop, { ...money, user_id: null, currency: "jpy" });
      expect(await earningsSeenBy(tx, shop.creator)).toEqual([
        ["jpy", 1, "1800", "0", "180", "1620"],
        ["usd", 1, "1200", "0", "120", "1080"],
      ]);
    }),
  );

  test(
    "are seen by their creator alone",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop);
      expect(await earningsSeenBy(tx, shop.creator)).toHaveLength(1);
      for (const other of [shop.otherCreator, shop.learner, shop.otherLearner]) {
        expect(await earningsSeenBy(tx, other)).toEqual([]);
      }
    }),
  );
});

test(
  "what a learner has spent is added up by currency and status, for themselves",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop, { status: "failed" });
    await createPurchase(tx, shop, { status: "refunded" });
    await createPurchase(tx, shop, { status: "refunded" });
    const totals = () =>
      tx`select status, purchases, paid_minor, refunded_minor from public.purchase_totals order by status`;
    expect([...(await asRole(tx, shop.learner, totals))]).toEqual([
      { status: "failed", purchases: 1, paid_minor: "0", refunded_minor: "0" },
      { status: "refunded", purchases: 2, paid_minor: "2400", refunded_minor: "2400" },
    ]);
    expect(await asRole(tx, shop.otherLearner, totals)).toHaveLength(0);
  }),
);

async function earningsSeenBy(tx: Tx, person: { id: string }) {
  const rows = await asRole(
    tx,
    person,
    () => tx`
      select currency, sales, gross_minor, reversed_minor, platform_fee_minor, net_minor
      from public.creator_earnings order by currency`,
  );
  return rows.map((row) => Object.values(row));
}
