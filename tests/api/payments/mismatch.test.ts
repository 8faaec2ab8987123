import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  askCheckout,
  canRead,
  createCheckout,
  createPaidPurchase,
} from "../../support/database/checkouts.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { createOperator } from "../../support/http/accounts.ts";
import { countLogged, getEarnings, getEffects, getOutcome } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { stripe } from "../../support/stripe/control.ts";
import { deliver, eventOf } from "../../support/stripe/webhook.ts";

const received = { status: 200, json: { received: true } };
const refund = ({ token }: { token: string }, purchaseId: string, amountMinor: number) =>
  ask(`/api/purchases/${purchaseId}/refunds`, { token, body: { requestId: randomUUID(), amountMinor } });

describe("18: our metadata, and not what the row promised", () => {
  test.each([
    ["less", { amount_subtotal: 1, amount_total: 1 }],
    ["more", { amount_subtotal: 1300, amount_total: 1300 }],
    ["more in all than its parts", { amount_total: 1300 }],
    ["another currency", { currency: "eur" }],
    ["another mode", { mode: "subscription" }],
    ["live money in a test shop", { livemode: true }],
  ])("18: %s: 200, held for review, nothing opened, a task for operators", async (_name, change) => {
    const { learner, lessonId, creator, purchaseId, session } = await createPaidPurchase();
    const event = eventOf("checkout.session.completed", { ...session, ...change });
    expect(await deliver(event)).toMatchObject(received);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "review", error_code: "payment_mismatch" });
    expect(await canRead(learner, lessonId)).toBe(false);
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect(await getEarnings(creator)).toEqual({});
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "payment_mismatch" }]);
  });

  test("18: the operator, not the creator, sends it back, and only as a whole", async () => {
    const { creator, purchaseId, session } = await createPaidPurchase();
    const paid = { ...session, amount_subtotal: 1100, amount_total: 1100 };
    await deliver(eventOf("checkout.session.completed", paid));
    const operator = await createOperator();
    expectError(await refund(creator, purchaseId, 1100), 404, "purchase_not_found");
    expectError(await refund(operator, purchaseId, 500), 400, "validation_error");
    expect(await refund(operator, purchaseId, 1100)).toMatchObject({
      status: 200,
      json: { state: "sent", status: "refunded" },
    });
    expect(await listTasks(purchaseId)).toEqual([]);
    expect(await getEarnings(creator)).toMatchObject({});
  });
});

test("19: an event of a connected account is answered and ignored", async () => {
  const { purchaseId, session } = await createPaidPurchase();
  const before = await getEffects(purchaseId);
  const event = eventOf("checkout.session.completed", session, { account: "acct_1Other" });
  expect(await deliver(event)).toMatchObject(received);
  expect(await getEffects(purchaseId)).toEqual(before);
  expect(await countLogged(event.id)).toBe(0);
});

describe("20: a coupon of 100 %", () => {
  /** As Stripe reports a session that a coupon made free: nothing was paid, so there is no payment intent. */
  async function createFreePurchase() {
    const purchase = await createCheckout();
    const session = await stripe.checkout.sessions.retrieve(purchase.sessionId);
    const free = {
      ...session,
      status: "complete",
      payment_status: "no_payment_required",
      payment_intent: null,
      amount_total: 0,
      total_details: { amount_discount: 1200, amount_shipping: 0, amount_tax: 0 },
    };
    expect(await deliver(eventOf("checkout.session.completed", free))).toMatchObject(received);
    return purchase;
  }

  test("20: completed without a payment intent, and the creator earns nothing by it", async () => {
    const { learner, lessonId, creator, purchaseId } = await createFreePurchase();
    const { purchase } = await getEffects(purchaseId);
    expect(purchase).toMatchObject({ status: "completed", payment_intent_id: null, paid_minor: 0 });
    expect(await canRead(learner, lessonId)).toBe(true);
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect(await getEarnings(creator)).toMatchObject({ sales: 1, gross_minor: 0, net_minor: 0 });
    const { json } = await ask(`/api/purchases/${purchaseId}`, { token: learner.token });
    expect(json).toMatchObject({ amountPaidCents: 0, refundedCents: 0, status: "completed" });
  });

  test("20: never refundable", async () => {
    const { creator, purchaseId } = await createFreePurchase();
    for (const who of [creator, await createOperator()])
      expectError(await refund(who, purchaseId, 1200), 409, "refund_not_possible");
    expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
  });
});
