import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createDeliveredPurchase, paymentIntentOf } from "../../support/database/checkouts.ts";
import { createPaidCredits, getCredits } from "../../support/http/credits.ts";
import { getOutcome } from "../../support/http/effects.ts";
import { reconcile } from "../../support/http/reconcile.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import {
  books,
  breakStripe,
  mendStripe,
  refundPayment,
  setDeliveries,
} from "../../support/stripe/control.ts";

const refundsOf = async (purchaseId: string) => (await books(purchaseId)).flatMap(({ refunds }) => refunds);

async function startRefund(fault: Omit<Parameters<typeof breakStripe>[0], "match">) {
  const purchase = await createDeliveredPurchase();
  // What the shop learns, it learns from its own calls.
  await setDeliveries(purchase.sessionId, "drop");
  const requestId = randomUUID();
  await breakStripe({ ...fault, match: requestId });
  const body = { requestId, amountMinor: 500 };
  const askAgain = () =>
    ask(`/api/purchases/${purchase.purchaseId}/refunds`, { token: purchase.creator.token, body });
  return { ...purchase, requestId, askAgain, answer: await askAgain() };
}

describe("37: a refund that cannot be sent is kept", () => {
  const faults = {
    "Stripe is down": { kind: "reset" },
    "Stripe made it, and its answer was lost": { kind: "reset", afterCommit: true },
    "Stripe's answer is cut off": { kind: "truncated" },
    "too many requests": { kind: "429" },
  } as const;

  test(`37: ${Object.keys(faults).join("; ")}: kept, and sent by the reconciler, once`, async () => {
    const broken = Object.values(faults).map((fault) => startRefund({ ...fault, times: 100 }));
    const kept = await Promise.all(broken);
    for (const { purchaseId, requestId, answer } of kept) {
      expect(answer).toMatchObject({ status: 200, json: { state: "requested" } });
      expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", refunded_minor: 0 });
      await mendStripe(requestId);
    }
    await reconcile();
    for (const { purchaseId } of kept) {
      expect(await getOutcome(purchaseId)).toMatchObject({
        status: "partially_refunded",
        refunded_minor: 500,
      });
      expect(await refundsOf(purchaseId)).toHaveLength(1);
    }
  });

  test("37: meanwhile no other refund of the sale is taken, and the same one is still the same", async () => {
    const { creator, purchaseId, requestId, askAgain } = await startRefund({ kind: "reset", times: 100 });
    const other = { requestId: randomUUID(), amountMinor: 700 };
    const answer = await ask(`/api/purchases/${purchaseId}/refunds`, { token: creator.token, body: other });
    expectError(answer, 409, "refund_not_possible");
    await mendStripe(requestId);
    expect(await askAgain()).toMatchObject({ json: { state: "sent", status: "partially_refunded" } });
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test.each([
    ["sent under another one", { kind: "500", times: 1 }],
    ["and that was none: found", { kind: "500", times: 1, afterCommit: true }],
  ] as const)("37: a failure that Stripe keeps under the key, %s, and one refund", async (_name, fault) => {
    const { purchaseId, answer } = await startRefund(fault);
    expect(answer).toMatchObject({ status: 200, json: { state: "requested" } });
    await reconcile();
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "partially_refunded", refunded_minor: 500 });
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test("37: refunded at Stripe's dashboard meanwhile: refused there, and nothing is sent twice", async () => {
    const { purchaseId, paymentIntent, requestId, askAgain } = await startRefund({
      kind: "reset",
      times: 100,
    });
    await refundPayment(paymentIntent);
    await mendStripe(requestId);
    await reconcile();
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "refunded", refunded_minor: 1200 });
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect((await reconcile()).requests.tried).toBe(0);
    expectError(await askAgain(), 502, "stripe_error");
    expect(await refundsOf(purchaseId)).toHaveLength(1);
  });

  test.each(["500", "409"] as const)(
    "37: Stripe fails (%s) for an older refund: the newer ones are sent",
    async (kind) => {
      const older = await startRefund({ kind, times: 100 });
      const newer = await startRefund({ kind: "reset", times: 100 });
      await mendStripe(newer.requestId);
      const report = await reconcile();
      await mendStripe(older.requestId);
      expect(report).toMatchObject({ complete: true, requests: { tried: 2, sent: 1, failed: 1 } });
      expect(await refundsOf(newer.purchaseId)).toHaveLength(1);
      // Its keys are spent at Stripe for a day, which must not hold up the other tests.
      await refundPayment(older.paymentIntent);
      await reconcile();
    },
  );

  test("37: two passes at once send it once", async () => {
    const { purchaseId, requestId } = await startRefund({ kind: "reset", times: 100 });
    await mendStripe(requestId);
    await Promise.all([reconcile(), reconcile(), reconcile()]);
    expect(await refundsOf(purchaseId)).toHaveLength(1);
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 500 });
  });
});

test("52: a pack whose webhook is lost, and a refund of its rest that cannot be sent: a pass repairs both", async () => {
  const { member, purchaseId, sessionId } = await createPaidCredits({ credits: 700 });
  await reconcile();
  expect((await getCredits(member)).balance).toBe(700);
  await breakStripe({ kind: "reset", times: 100, match: purchaseId });
  const body = { requestId: randomUUID(), amountMinor: 500 };
  const answer = await ask(`/api/purchases/${purchaseId}/refunds`, { token: member.token, body });
  expect(answer).toMatchObject({ status: 200, json: { state: "requested", refundedMinor: 0 } });
  await mendStripe(purchaseId);
  // They cannot be spent while their refund is on its way.
  expect((await getCredits(member)).balance).toBe(200);
  await refundPayment(await paymentIntentOf({ sessionId }), { amount: 100 });
  for (let pass = 0; pass < 2; pass++) await reconcile();
  expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 600 });
  expect(await getCredits(member)).toMatchObject({
    balance: 100,
    history: { data: [{ credits: -100 }, { kind: "reversed", credits: -500 }, { kind: "bought" }] },
  });
});
