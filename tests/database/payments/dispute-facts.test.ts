import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { getPurchase } from "../../support/database/shop.ts";
import { createCheckout, createSale, getEarnings, getSnapshot } from "../../support/database/snapshot.ts";

const { paid, refund, dispute } = facts;
const kept = { sales: 1, gross: 1200, reversed: 0, fee: 120, net: 1080 };
const lost = { sales: 0, gross: 1200, reversed: 1200, fee: 0, net: 0 };

describe("a dispute", () => {
  test.each([
    ["warning_needs_response", "completed"],
    ["warning_under_review", "completed"],
    ["warning_closed", "completed"],
    ["prevented", "completed"],
    ["needs_response", "disputed"],
    ["under_review", "disputed"],
    ["lost", "disputed"],
    ["appeal_needs_response", "disputed"],
    ["appeal_under_review", "disputed"],
    ["won", "completed"],
    ["in_arbitration", "disputed"],
    [null, "disputed"],
  ])("that is %s leaves the purchase %s", (disputeStatus, status) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, dispute(checkout, { status: disputeStatus }));
      const blocked = status === "disputed";
      const disputed = blocked ? 1200 : 0;
      expect(await getSnapshot(tx, shop, checkout)).toEqual({
        status,
        paid: 1200,
        refunded: 0,
        disputed,
        access: !blocked,
      });
      expect(await getEarnings(tx, shop)).toEqual(blocked ? lost : kept);
    })(),
  );

  test.each([
    ["won", ["needs_response", "under_review", "won"], [false, false, true]],
    ["lost", ["needs_response", "under_review", "lost"], [false, false, false]],
    [
      "an inquiry that is closed",
      ["warning_needs_response", "warning_under_review", "warning_closed"],
      [true, true, true],
    ],
    ["an inquiry that grows into a dispute", ["warning_under_review", "needs_response"], [true, false]],
    [
      "lost, appealed and won",
      ["lost", "appeal_needs_response", "appeal_under_review", "won"],
      [false, false, false, true],
    ],
    ["lost, appealed and lost", ["lost", "appeal_under_review", "lost"], [false, false, false]],
  ])("with one update a day: %s", (_end, updates, access) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      for (const [day, status] of updates.entries()) {
        await record(tx, later(day * 86_400, dispute(checkout, { status })));
        const open = access[day];
        expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
          status: open ? "completed" : "disputed",
          disputed: open ? 0 : 1200,
          access: open,
        });
        expect(await getEarnings(tx, shop)).toEqual(open ? kept : lost);
      }
    })(),
  );

  test(
    "over a part closes the lesson, and holds back that part",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, dispute(checkout, { amount: 400 }));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
        status: "disputed",
        disputed: 400,
        access: false,
      });
      expect(await getEarnings(tx, shop)).toEqual({
        sales: 0,
        gross: 1200,
        reversed: 400,
        fee: 80,
        net: 720,
      });
    }),
  );

  test(
    "over more than was paid holds back what was paid",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, dispute(checkout, { amount: 1240 }));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ disputed: 1200 });
      expect(await getEarnings(tx, shop)).toEqual(lost);
    }),
  );

  test(
    "before its payment waits, and blocks with it",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      expect(await record(tx, dispute(checkout))).toEqual({
        outcome: "waiting",
        purchaseId: null,
        status: null,
      });
      expect((await getSnapshot(tx, shop, checkout)).status).toBe("pending");
      expect(await record(tx, paid(checkout))).toMatchObject({ outcome: "recorded", status: "disputed" });
      expect((await getSnapshot(tx, shop, checkout)).access).toBe(false);
    }),
  );

  test(
    "without a payment intent is ignored, and another payment's touches nothing",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      expect((await record(tx, dispute(checkout, { payment_intent: null }))).outcome).toBe("ignored");
      const others = { id: "du_others", payment_intent: "pi_others" };
      expect((await record(tx, dispute(checkout, others))).outcome).toBe("waiting");
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ status: "completed", access: true });
    }),
  );

  test(
    "recorded again after a month changes nothing",
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      await record(tx, dispute(checkout, { status: "lost" }));
      const before = await getPurchase(tx, checkout.purchaseId);
      const again = later(30 * 86_400, dispute(checkout, { status: "lost" }));
      expect((await record(tx, again)).outcome).toBe("unchanged");
      expect(await getPurchase(tx, checkout.purchaseId)).toEqual(before);
    }),
  );
});

describe("several on one payment:", () => {
  test(
    "a second dispute blocks after the first is won, until it is won as well",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const second = { id: "du_second", amount: 300 };
      await record(tx, dispute(checkout, { amount: 900 }));
      await record(tx, dispute(checkout, second));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ status: "disputed", disputed: 1200 });
      await record(tx, later(60, dispute(checkout, { amount: 900, status: "won" })));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
        status: "disputed",
        disputed: 300,
        access: false,
      });
      await record(tx, later(60, dispute(checkout, { ...second, status: "won" })));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
        status: "completed",
        disputed: 0,
        access: true,
      });
    }),
  );

  test.each([
    ["the whole refunded", 1200, "refunded", { sales: 0, gross: 1200, reversed: 1200, fee: 0, net: 0 }],
    [
      "a part refunded",
      500,
      "partially_refunded",
      { sales: 1, gross: 1200, reversed: 500, fee: 70, net: 630 },
    ],
  ])("%s and a chargeback: the money does not go back twice", (_what, amount, status, earnings) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout, { amount }));
      await record(tx, dispute(checkout));
      const held = { status: "disputed", refunded: amount, disputed: 1200 - amount, access: false };
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject(held);
      expect(await getEarnings(tx, shop)).toEqual(lost);
      await record(tx, later(60, dispute(checkout, { status: "won" })));
      const back = { status, refunded: amount, disputed: 0, access: status === "partially_refunded" };
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject(back);
      expect(await getEarnings(tx, shop)).toEqual(earnings);
    })(),
  );
});
