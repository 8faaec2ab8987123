import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { type Checkout, getPurchase, openCheckout } from "../../support/database/shop.ts";
import { createCheckout, createSale, getEarnings, getSnapshot } from "../../support/database/snapshot.ts";

const { paid, refund } = facts;
const month = 30 * 86_400;

describe("a refund of the whole payment", () => {
  test.each([
    ["pending", "refunded"],
    ["requires_action", "refunded"],
    ["succeeded", "refunded"],
    ["failed", "completed"],
    ["canceled", "completed"],
    ["reversing", "refunded"],
    [null, "refunded"],
  ])("that is %s leaves the purchase %s", (refundStatus, status) =>
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout, { status: refundStatus }));
      const snapshot = await getSnapshot(tx, shop, checkout);
      const gone = status === "refunded";
      expect(snapshot).toEqual({ status, paid: 1200, refunded: gone ? 1200 : 0, disputed: 0, access: !gone });
    })(),
  );

  test(
    "that fails a month later gives the access back, and the earnings",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const whole = await getEarnings(tx, shop);
      await record(tx, later(60, refund(checkout)));
      expect((await getSnapshot(tx, shop, checkout)).access).toBe(false);
      expect(await getEarnings(tx, shop)).toEqual({ sales: 0, gross: 1200, reversed: 1200, fee: 0, net: 0 });
      await record(
        tx,
        later(month, refund(checkout, { status: "failed", failure_reason: "lost_or_stolen_card" })),
      );
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
        status: "completed",
        refunded: 0,
        access: true,
      });
      expect(await getEarnings(tx, shop)).toEqual(whole);
      expect(await causesOf(tx, checkout)).toEqual([
        "checkout",
        "checkout.session.completed",
        "refund.updated",
        "refund.failed",
      ]);
    }),
  );

  test(
    "is the whole of what a coupon left to pay",
    withRollback(async (tx) => {
      const { shop, checkout } = await createCheckout(tx);
      await record(tx, paid(checkout, { amount_total: 800 }));
      await record(tx, refund(checkout, { amount: 799 }));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
        status: "partially_refunded",
        paid: 800,
      });
      await record(tx, refund(checkout, { id: "re_last", amount: 1 }));
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({
        status: "refunded",
        refunded: 800,
        access: false,
      });
    }),
  );

  test(
    "lets the learner buy the lesson again",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout));
      const again = await openCheckout(tx, shop.learner, shop.lessonId);
      expect(again.outcome).toBe("open");
      await record(tx, later(60, paid(again)));
      expect(await getSnapshot(tx, shop, again)).toMatchObject({ status: "completed", access: true });
      expect((await getPurchase(tx, checkout.purchaseId)).status).toBe("refunded");
    }),
  );
});

describe("partial refunds", () => {
  test(
    "add up: they keep the access until nothing of the payment is left",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const steps = [
        [500, "partially_refunded", { sales: 1, gross: 1200, reversed: 500, fee: 70, net: 630 }],
        [699, "partially_refunded", { sales: 1, gross: 1200, reversed: 1199, fee: 0, net: 1 }],
        [1, "refunded", { sales: 0, gross: 1200, reversed: 1200, fee: 0, net: 0 }],
      ] as const;
      let refunded = 0;
      for (const [amount, status, earnings] of steps) {
        refunded += amount;
        await record(tx, refund(checkout, { id: `re_${amount}`, amount }));
        const access = status === "partially_refunded";
        expect(await getSnapshot(tx, shop, checkout)).toEqual({
          status,
          paid: 1200,
          refunded,
          disputed: 0,
          access,
        });
        expect(await getEarnings(tx, shop)).toEqual(earnings);
      }
    }),
  );

  test(
    "of which one fails leave the others",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout, { id: "re_1", amount: 700 }));
      await record(tx, refund(checkout, { id: "re_2", amount: 500, status: "pending" }));
      expect((await getSnapshot(tx, shop, checkout)).status).toBe("refunded");
      await record(tx, later(60, refund(checkout, { id: "re_2", amount: 500, status: "failed" })));
      const snapshot = { status: "partially_refunded", refunded: 700, access: true };
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject(snapshot);
    }),
  );
});

describe("a refund is the same", () => {
  test(
    "made in Stripe's dashboard or in the shop, named or spelled out",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await record(tx, refund(checkout, { id: "re_1", amount: 100, metadata: {} }));
      const payment = { id: `pi_${checkout.purchaseId}`, object: "payment_intent", status: "succeeded" };
      await record(
        tx,
        refund(checkout, { id: "re_2", amount: 100, payment_intent: payment, metadata: null }),
      );
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ refunded: 200 });
    }),
  );

  test(
    "recorded again after a month: nothing changes, and a delivered event is logged once",
    withRollback(async (tx) => {
      const { checkout } = await createSale(tx);
      const eventId = `evt_${checkout.purchaseId}`;
      const repeated = { ...later(60, refund(checkout, { amount: 300 })), eventId };
      expect((await record(tx, repeated)).outcome).toBe("recorded");
      const before = await getPurchase(tx, checkout.purchaseId);
      expect((await record(tx, repeated)).outcome).toBe("unchanged");
      const answer = later(month, refund(checkout, { amount: 300 }));
      expect((await record(tx, { ...answer, type: null })).outcome).toBe("unchanged");
      expect(await getPurchase(tx, checkout.purchaseId)).toEqual(before);
      expect(await logOf(tx, eventId)).toEqual(["recorded"]);
    }),
  );

  test(
    "but without a payment intent it is ignored and not kept",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const old = { id: "re_of_an_old_charge", payment_intent: null };
      expect((await record(tx, refund(checkout, old))).outcome).toBe("ignored");
      expect(await tx`select from private.stripe_refunds where id = ${old.id}`).toHaveLength(0);
      expect(await getSnapshot(tx, shop, checkout)).toMatchObject({ status: "completed", refunded: 0 });
    }),
  );
});

async function causesOf(tx: Tx, { purchaseId }: Checkout) {
  const rows = await tx<{ cause: string }[]>`
    select cause from public.purchase_status_changes where purchase_id = ${purchaseId} order by id`;
  return rows.map(({ cause }) => cause);
}

async function logOf(tx: Tx, eventId: string) {
  const rows = await tx<{ outcome: string }[]>`
    select outcome from private.payment_events where event_id = ${eventId}`;
  return rows.map(({ outcome }) => outcome);
}
