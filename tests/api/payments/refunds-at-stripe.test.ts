import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canRead,
  createCompletedPurchase,
  createDeliveredPurchase,
} from "../../support/database/checkouts.ts";
import { getEarnings, getEffects, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { ask } from "../../support/http/shop-client.ts";
import { refundPayment, updateRefund } from "../../support/stripe/control.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";
import { until } from "../../support/until.ts";

describe("35: partial refunds that add up", () => {
  test("35: access until the last cent is back, and earnings that add up at each step", async () => {
    const { learner, lessonId, creator, purchaseId, paymentIntent } = await createDeliveredPurchase();
    const parts = [
      {
        amount: 1,
        status: "partially_refunded",
        reversed_minor: 1,
        platform_fee_minor: 120,
        net_minor: 1079,
      },
      {
        amount: 500,
        status: "partially_refunded",
        reversed_minor: 501,
        platform_fee_minor: 70,
        net_minor: 629,
      },
      {
        amount: 698,
        status: "partially_refunded",
        reversed_minor: 1199,
        platform_fee_minor: 0,
        net_minor: 1,
      },
    ];
    for (const { amount, status, ...earnings } of parts) {
      await refundPayment(paymentIntent, { amount });
      const isThere = async () => (await getOutcome(purchaseId)).refunded_minor === earnings.reversed_minor;
      await until(`the refund of ${amount}`, isThere);
      expect(await getOutcome(purchaseId)).toMatchObject({ status });
      expect(await canRead(learner, lessonId)).toBe(true);
      expect(await getEarnings(creator)).toEqual({ sales: 1, gross_minor: 1200, ...earnings });
    }
    await refundPayment(paymentIntent, { amount: 1 });
    await untilStatus(purchaseId, "refunded");
    expect(await canRead(learner, lessonId)).toBe(false);
    expect(await getEarnings(creator)).toEqual({
      sales: 0,
      gross_minor: 1200,
      reversed_minor: 1200,
      platform_fee_minor: 0,
      net_minor: 0,
    });
  });

  test("35: a pending refund counts, and one that Stripe cancels does not", async () => {
    const { learner, lessonId, purchaseId, paymentIntent } = await createDeliveredPurchase();
    const { id } = await refundPayment(paymentIntent, { status: "pending" });
    await untilStatus(purchaseId, "refunded");
    await updateRefund(id, "canceled");
    await untilStatus(purchaseId, "completed");
    expect(await canRead(learner, lessonId)).toBe(true);
  });
});

test("44: a refund made in Stripe's dashboard lands as if it had been made in the shop", async () => {
  const [there, here] = await Promise.all([createDeliveredPurchase(), createDeliveredPurchase()]);
  await refundPayment(there.paymentIntent, { amount: 500 });
  await ask(`/api/purchases/${here.purchaseId}/refunds`, {
    token: here.creator.token,
    body: { requestId: randomUUID(), amountMinor: 500 },
  });
  for (const { purchaseId } of [there, here]) await untilStatus(purchaseId, "partially_refunded");
  expect(await getOutcome(there.purchaseId)).toEqual(await getOutcome(here.purchaseId));
  expect(await getEarnings(there.creator)).toEqual(await getEarnings(here.creator));
  const timelines = [there, here].map(async ({ purchaseId }) =>
    (await getEffects(purchaseId)).timeline.map(({ to_status, cause }) => ({ to_status, cause })),
  );
  expect(await timelines[0]).toEqual(await timelines[1]);
});

describe("34: conflicting updates of one refund", () => {
  const updates: [earlier: string, later: string, status: string][] = [
    ["pending", "succeeded", "refunded"],
    ["succeeded", "failed", "completed"],
    ["pending", "failed", "completed"],
    ["pending", "canceled", "completed"],
    ["requires_action", "succeeded", "refunded"],
  ];

  test.each(updates)(
    "34: %s, then %s in the same second, in either order: %s",
    async (earlier, later, status) => {
      for (const order of [
        [earlier, later],
        [later, earlier],
      ]) {
        const { purchaseId, refund } = await createRefundedPurchase();
        for (const status of order) await deliverUpdate({ ...refund, status }, refund.created);
        expect(await getOutcome(purchaseId)).toMatchObject({ status });
      }
    },
  );

  test("34: an update of an earlier second changes nothing, whatever its rank", async () => {
    const { purchaseId, refund } = await createRefundedPurchase();
    await deliverUpdate({ ...refund, status: "succeeded" }, refund.created + 2);
    const after = await getEffects(purchaseId);
    for (const status of ["pending", "failed", "canceled"])
      await deliverUpdate({ ...refund, status }, refund.created + 1);
    expect(await getEffects(purchaseId)).toEqual(after);
  });
});

test("27: a refund in an unknown status counts", async () => {
  const { learner, lessonId, purchaseId, refund } = await createRefundedPurchase();
  await deliverUpdate({ ...refund, status: "hibernating" }, refund.created);
  expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded", refunded_minor: 1200 });
  expect(await canRead(learner, lessonId)).toBe(false);
  await deliverUpdate({ ...refund, status: "failed" }, refund.created + 1);
  expect(await canRead(learner, lessonId)).toBe(true);
});

/** Bought and refunded at Stripe; without a webhook of the refund. */
async function createRefundedPurchase() {
  const purchase = await createCompletedPurchase();
  return { ...purchase, refund: await refundPayment(String(purchase.session.payment_intent)) };
}

async function deliverUpdate(refund: object, created: number): Promise<void> {
  expect(await deliver(eventOf("refund.updated", refund, { created }))).toMatchObject({ status: 200 });
}
