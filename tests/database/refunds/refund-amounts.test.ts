import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createOperator, getRequests, requestRefund } from "../../support/database/refunds.ts";
import { createCheckout, createSale } from "../../support/database/snapshot.ts";

const { paid, refund } = facts;

describe("an amount to refund, in minor units:", () => {
  // biome-ignore format: a table
  test.each([
    ["usd", "12",   1200,   [1, 599, 1200],          [0, -1, 1201]],
    ["jpy", "1800", 1800,   [1, 1799, 1800],         [0, 1801]],
    ["kwd", "3.75", 3750,   [10, 3740, 3750],        [1, 15, 3745, 3760]],
    ["isk", "255",  25_500, [100, 25_400, 25_500],   [1, 150, 25_499, 25_600]],
    ["ugx", "5000", 500_000, [100, 500_000],         [50, 500_100]],
  ])("of %s %s, %i, any of %j and none of %j", (currency, price, total, possible, impossible) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx, { currency, price });
      for (const amount of impossible) {
        const answer = await requestRefund(tx, shop.creator, checkout, amount);
        expect(answer).toEqual({ outcome: "wrong_amount", refundableMinor: total, currency });
      }
      for (const amount of possible) {
        expect(await requestRefund(tx, shop.creator, checkout, amount)).toMatchObject({ outcome: "requested" });
        await tx`delete from private.refund_requests where purchase_id = ${checkout.purchaseId}`;
      }
    })(),
  );

  test(
    "an odd rest that the dashboard left can go back whole",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx, { currency: "kwd", price: "3.75" });
      await record(tx, refund(checkout, { amount: 3 }));
      expect((await requestRefund(tx, shop.creator, checkout, 3745)).outcome).toBe("wrong_amount");
      expect((await requestRefund(tx, shop.creator, checkout, 3747)).outcome).toBe("requested");
    }),
  );

  test(
    "what a coupon took off was never paid",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await record(tx, paid(checkout, { amount_total: 800 }));
      const answer = await requestRefund(tx, shop.creator, checkout, 801);
      expect(answer).toEqual({ outcome: "wrong_amount", refundableMinor: 800, currency: "usd" });
      expect((await requestRefund(tx, shop.creator, checkout, 800)).outcome).toBe("requested");
    }),
  );
});

describe("what is held for review", () => {
  test(
    "can be refunded by operators only, and only in full",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      const operator = await createOperator(tx);
      await record(tx, paid(checkout, { amount_subtotal: 1500, amount_total: 1500 }));
      expect(await requestRefund(tx, shop.creator, checkout, 1500)).toEqual({ outcome: "not_found" });
      const answer = await requestRefund(tx, operator, checkout, 1499);
      expect(answer).toEqual({ outcome: "wrong_amount", refundableMinor: 1500, currency: "usd" });
      expect(await requestRefund(tx, operator, checkout, 1500)).toMatchObject({ outcome: "requested" });
    }),
  );

  test.each([
    ["kwd", "3.75", { currency: "eur", amount_subtotal: 1199, amount_total: 1199 }],
    ["isk", "255", { currency: "usd", amount_subtotal: 201, amount_total: 201 }],
    ["usd", "12", { currency: "jpy", amount_subtotal: 1800, amount_total: 1800 }],
  ])("goes back in the currency in which it came, not in the promised %s", (currency, price, changes) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx, { currency, price });
      await record(tx, paid(checkout, changes));
      const operator = await createOperator(tx);
      const whole = { refundableMinor: changes.amount_total, currency: changes.currency };
      expect(await requestRefund(tx, operator, checkout, 100)).toEqual({ outcome: "wrong_amount", ...whole });
      expect((await requestRefund(tx, operator, checkout, changes.amount_total)).outcome).toBe("requested");
      const noted = { amount_minor: changes.amount_total, currency: changes.currency };
      expect(await getRequests(tx, shop)).toMatchObject([noted]);
    })(),
  );
});

test(
  "only operators may refund as fraudulent: it puts the card on the whole shop's block list",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    const fraudulent = () => ({ request: randomUUID(), reason: "fraudulent" });
    const byCreator = await requestRefund(tx, shop.creator, checkout, 300, fraudulent());
    expect(byCreator).toEqual({ outcome: "operators_only" });
    const operator = await createOperator(tx);
    const byOperator = await requestRefund(tx, operator, checkout, 300, fraudulent());
    expect(byOperator).toMatchObject({ outcome: "requested" });
  }),
);

test(
  "the same request with another amount is refused",
  withRollback(async (tx) => {
    const { shop, checkout } = await createSale(tx);
    const request = randomUUID();
    await requestRefund(tx, shop.creator, checkout, 300, { request });
    const again = await requestRefund(tx, shop.creator, checkout, 500, { request });
    expect(again).toEqual({ outcome: "other_amount" });
    expect(await getRequests(tx, shop)).toHaveLength(1);
  }),
);
