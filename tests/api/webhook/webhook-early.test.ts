import { describe, expect, test } from "vitest";
import {
  canRead,
  createCheckout,
  createPaidPurchase,
  paymentIntentOf,
} from "../../support/database/checkouts.ts";
import { countLogged, getEarnings, getEffects, getOutcome } from "../../support/http/effects.ts";
import {
  openDispute,
  pay,
  refundPayment,
  releaseDeliveries,
  setDeliveries,
  updateDispute,
  updateRefund,
} from "../../support/stripe/control.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";

const received = { status: 200, json: { received: true } };
const nothing = { gross_minor: 1200, reversed_minor: 1200, platform_fee_minor: 0, net_minor: 0, sales: 0 };

describe("7: a reversal arrives before its payment", () => {
  type Case = [name: string, happens: (paymentIntent: string) => Promise<unknown>, status: string];
  const cases: Case[] = [
    ["refunded", (intent) => refundPayment(intent), "refunded"],
    ["a part refunded", (intent) => refundPayment(intent, { amount: 500 }), "partially_refunded"],
    ["disputed", (intent) => openDispute(intent), "disputed"],
    [
      "refunded, and the refund failed",
      async (intent) => updateRefund((await refundPayment(intent)).id, "failed"),
      "completed",
    ],
    ["disputed and won", async (intent) => updateDispute((await openDispute(intent)).id, "won"), "completed"],
  ];

  test.each(cases)("7: %s: kept until both are known", async (_name, happens, status) => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await setDeliveries(sessionId, "hold");
    await pay(sessionId);
    await happens(await paymentIntentOf({ sessionId }));
    await releaseDeliveries(sessionId, "newest");
    const { purchase, timeline } = await getEffects(purchaseId);
    expect(purchase.status).toBe(status);
    expect(timeline.at(-1)).toMatchObject({ from_status: "pending", to_status: status });
    expect(await canRead(learner, lessonId)).toBe(["completed", "partially_refunded"].includes(status));
  });

  test("7: an early refund is logged, and changes nothing until its payment arrives", async () => {
    const { creator, purchaseId, session, event } = await createPaidPurchase();
    const before = await getEffects(purchaseId);
    const refund = eventOf("refund.created", await refundPayment(String(session.payment_intent)));
    expect(await deliver(refund)).toMatchObject(received);
    expect(await countLogged(refund.id)).toBe(1);
    expect(await getEffects(purchaseId)).toEqual(before);
    expect(await deliver(event)).toMatchObject(received);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded", refunded_minor: 1200 });
    expect(await getEarnings(creator)).toEqual(nothing);
  });

  test("7: both at the same moment do not miss each other", async () => {
    const purchases = await Promise.all(Array.from({ length: 5 }, () => createPaidPurchase()));
    for (const { purchaseId, session, event } of purchases) {
      const dispute = eventOf("charge.dispute.created", await openDispute(String(session.payment_intent)));
      await Promise.all([deliver(dispute), deliver(event), deliver(dispute), deliver(event)]);
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "disputed", disputed_minor: 1200 });
    }
  });
});
