import { describe, expect, test } from "vitest";
import {
  canRead,
  createCompletedPurchase,
  createDeliveredPurchase,
  openCheckout,
} from "../../support/database/checkouts.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { getEarnings, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { sample } from "../../support/scale.ts";
import { openDispute, payUnnoticed, refundPayment, updateDispute } from "../../support/stripe/control.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";

const sold = { sales: 1, gross_minor: 1200, reversed_minor: 0, platform_fee_minor: 120, net_minor: 1080 };
const heldBack = { sales: 0, gross_minor: 1200, reversed_minor: 1200, platform_fee_minor: 0, net_minor: 0 };

describe("38: a dispute reported by webhook", () => {
  test("38: opened: no access, nothing earned, a task for operators; won: all restored", async () => {
    const { learner, lessonId, creator, purchaseId, paymentIntent } = await createDeliveredPurchase();
    const { id } = await openDispute(paymentIntent);
    await untilStatus(purchaseId, "disputed");
    expect(await canRead(learner, lessonId)).toBe(false);
    expect(await getEarnings(creator)).toEqual(heldBack);
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "dispute" }]);

    await updateDispute(id, "won");
    await untilStatus(purchaseId, "completed");
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toEqual(sold);
    expect(await listTasks(purchaseId)).toEqual([]);
  });

  test("38: lost: no access; the learner may buy the lesson again", async () => {
    const { learner, lessonId, creator, purchaseId, paymentIntent } = await createDeliveredPurchase();
    await updateDispute((await openDispute(paymentIntent)).id, "lost");
    await untilStatus(purchaseId, "disputed");
    expect(await canRead(learner, lessonId)).toBe(false);
    expect(await getEarnings(creator)).toEqual(heldBack);
    expect((await openCheckout(learner, lessonId)).purchaseId).not.toBe(purchaseId);
  });

  test("38: lost, appealed, won: back after the appeal", async () => {
    const { learner, lessonId, creator, purchaseId, paymentIntent } = await createDeliveredPurchase();
    const { id } = await openDispute(paymentIntent);
    await untilStatus(purchaseId, "disputed");
    for (const status of ["under_review", "lost", "appeal_needs_response", "appeal_under_review"] as const) {
      await updateDispute(id, status);
      expect(await canRead(learner, lessonId)).toBe(false);
    }
    await updateDispute(id, "won");
    await untilStatus(purchaseId, "completed");
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toEqual(sold);
  });
});

describe("38: what a dispute of this status does", () => {
  const kept = ["warning_needs_response", "warning_under_review", "warning_closed", "won"];
  const blocked = ["needs_response", "under_review", "lost", "appeal_needs_response", "appeal_under_review"];
  const cases = [
    ...sample(kept).map((status) => [status, true] as const),
    ...sample(blocked).map((status) => [status, false] as const),
  ];

  test.each(cases)("38: %s: access %s", async (status, access) => {
    const { learner, lessonId, creator, purchaseId, dispute } = await createDroppedDispute();
    await deliverUpdate({ ...dispute, status });
    expect(await canRead(learner, lessonId)).toBe(access);
    expect((await getOutcome(purchaseId)).status).toBe(access ? "completed" : "disputed");
    expect(await getEarnings(creator)).toEqual(access ? sold : heldBack);
  });

  test("38: an inquiry changes nothing until it becomes a dispute", async () => {
    const { learner, lessonId, purchaseId, dispute } = await createDroppedDispute();
    await deliverUpdate({ ...dispute, status: "warning_needs_response" });
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "dispute" }]);
    await deliverUpdate({ ...dispute, status: "needs_response" }, 1);
    expect(await canRead(learner, lessonId)).toBe(false);
  });

  test("27: an unknown status blocks", async () => {
    const { learner, lessonId, purchaseId, dispute } = await createDroppedDispute();
    await deliverUpdate({ ...dispute, status: "hibernating" });
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "disputed", disputed_minor: 1200 });
    expect(await canRead(learner, lessonId)).toBe(false);
    await deliverUpdate({ ...dispute, status: "won" }, 1);
    expect(await canRead(learner, lessonId)).toBe(true);
  });
});

describe("38: several reversals of one payment", () => {
  test("38: of two disputes, any that blocks blocks", async () => {
    const { learner, lessonId, creator, purchaseId, session, dispute } = await createDroppedDispute(400);
    const other = await openDispute(String(session.payment_intent), { amount: 300 });
    await deliverUpdate(dispute);
    await deliverUpdate(other);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "disputed", disputed_minor: 700 });
    expect(await getEarnings(creator)).toMatchObject({
      reversed_minor: 700,
      platform_fee_minor: 50,
      net_minor: 450,
    });
    await deliverUpdate({ ...dispute, status: "won" }, 1);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "disputed", disputed_minor: 300 });
    expect(await canRead(learner, lessonId)).toBe(false);
    await deliverUpdate({ ...other, status: "won" }, 1);
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toEqual(sold);
  });

  test("38: refunded in part and disputed: nothing counts twice, and the rest is restored", async () => {
    const { learner, lessonId, creator, purchaseId, paymentIntent } = await createDeliveredPurchase();
    await refundPayment(paymentIntent, { amount: 500 });
    await untilStatus(purchaseId, "partially_refunded");
    const { id } = await openDispute(paymentIntent, { amount: 1200 });
    await untilStatus(purchaseId, "disputed");
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 500, disputed_minor: 700 });
    expect(await getEarnings(creator)).toEqual(heldBack);
    await updateDispute(id, "won");
    await untilStatus(purchaseId, "partially_refunded");
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toMatchObject({
      reversed_minor: 500,
      platform_fee_minor: 70,
      net_minor: 630,
    });
  });

  test("38: refunded as a whole and charged back: disputed, and after a won dispute refunded", async () => {
    const { learner, lessonId, creator, purchaseId, session, dispute } = await createDroppedDispute();
    const refund = {
      id: `re_${purchaseId}`,
      object: "refund",
      amount: 1200,
      currency: "usd",
      status: "succeeded",
    };
    await deliver(
      eventOf("refund.created", {
        ...refund,
        payment_intent: session.payment_intent,
        created: dispute.created,
      }),
    );
    await deliverUpdate(dispute);
    expect(await getOutcome(purchaseId)).toMatchObject({
      status: "disputed",
      refunded_minor: 1200,
      disputed_minor: 0,
    });
    await deliverUpdate({ ...dispute, status: "won" }, 1);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded", refunded_minor: 1200 });
    expect(await canRead(learner, lessonId)).toBe(false);
    expect(await getEarnings(creator)).toEqual(heldBack);
  });

  test("38: bought again while the first payment is disputed; once that is won, the second is refunded", async () => {
    const { learner, lessonId, creator, purchaseId, dispute } = await createDroppedDispute();
    await deliverUpdate(dispute);
    const again = await openCheckout(learner, lessonId);
    const paidAgain = await payUnnoticed(again.sessionId);
    // A minute later than the first: within one second the ids of the sessions would decide.
    const created = dispute.created + 60;
    await deliver(eventOf("checkout.session.completed", paidAgain, { created }));
    expect(await getOutcome(again.purchaseId)).toMatchObject({ status: "completed" });
    await deliverUpdate({ ...dispute, status: "won" }, 120);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
    await untilStatus(again.purchaseId, "refunded");
    expect(await canRead(learner, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toMatchObject({ sales: 1, net_minor: 1080 });
  });
});

/** Bought, and disputed at Stripe; without a webhook of the dispute. */
async function createDroppedDispute(amount?: number) {
  const purchase = await createCompletedPurchase();
  return { ...purchase, dispute: await openDispute(String(purchase.session.payment_intent), { amount }) };
}

/** Delivers a status of a dispute, so many seconds after it was opened. */
async function deliverUpdate(dispute: { created: number; status: string }, seconds = 0): Promise<void> {
  const event = eventOf("charge.dispute.updated", dispute, { created: dispute.created + seconds });
  expect(await deliver(event)).toMatchObject({ status: 200 });
}
