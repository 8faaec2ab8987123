import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  canRead,
  createCheckout,
  createDeliveredPurchase,
  createPaidPurchase,
} from "../../support/database/checkouts.ts";
import { getEffects, getOutcome, untilStatus } from "../../support/http/effects.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import {
  advanceClock,
  openDispute,
  payByBank,
  refundPayment,
  settle,
  updateDispute,
  updateRefund,
} from "../../support/stripe/control.ts";
import { startStripeProxy } from "../../support/stripe/proxy.ts";
import { deliver } from "../../support/stripe/webhook.ts";

/** A shop whose calls to Stripe can be kept on their way. */
let proxy: Awaited<ReturnType<typeof startStripeProxy>>;
let slow: Awaited<ReturnType<typeof startSecondShop>>;
beforeAll(async () => {
  proxy = await startStripeProxy();
  slow = await startSecondShop({ STRIPE_API_BASE: proxy.url });
});
afterAll(async () => {
  await slow?.stop();
  await proxy?.stop();
});

test("34: the reconciler races 16 webhooks: one state, one effect", async () => {
  const { purchaseId, event } = await createPaidPurchase();
  const passes = [reconcile(), reconcile(slow.url)];
  const answers = await Promise.all(Array.from({ length: 16 }, () => deliver(event)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  await Promise.all(passes);
  expect(await getEffects(purchaseId)).toMatchObject({
    timeline: [{ to_status: "pending" }, { to_status: "completed" }],
    earnings: { sales: 1, net_minor: 1080 },
  });
});

describe("34: a read that was on its way while something newer arrived", () => {
  test("34: of a session: once settled never unsettled", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await payByBank(sessionId);
    await untilStatus(purchaseId, "processing");
    const { reached, release } = proxy.hold("answer", `/v1/checkout/sessions/${sessionId}`);
    const body = { sessionId };
    const verified = ask("/api/purchases/verify", { shop: slow.url, token: learner.token, body });
    await reached;
    await settle(sessionId);
    await untilStatus(purchaseId, "completed");
    release();
    expect((await verified).json).toMatchObject({ status: "completed", accessGranted: true });
    expect(await canRead(learner, lessonId)).toBe(true);
  });

  test("34: of a refund: the later second stands, and the next pass agrees", async () => {
    const { purchaseId, paymentIntent } = await createDeliveredPurchase();
    const { id } = await refundPayment(paymentIntent, { status: "pending" });
    await untilStatus(purchaseId, "refunded");
    const { reached, release } = proxy.hold("answer", `/v1/refunds/${id}`);
    const pass = reconcile(slow.url);
    await reached;
    await advanceClock({ seconds: 2 });
    await updateRefund(id, "failed");
    await untilStatus(purchaseId, "completed");
    release();
    await pass;
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", refunded_minor: 0 });
    await reconcile();
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", refunded_minor: 0 });
  });

  test("34: of a dispute: within one second the further status stands", async () => {
    const { purchaseId, paymentIntent } = await createDeliveredPurchase();
    const { id } = await openDispute(paymentIntent);
    await untilStatus(purchaseId, "disputed");
    const { reached, release } = proxy.hold("answer", `/v1/disputes/${id}`);
    const pass = reconcile(slow.url);
    await reached;
    await updateDispute(id, "won");
    await untilStatus(purchaseId, "completed");
    release();
    await pass;
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", disputed_minor: 0 });
  });
});
