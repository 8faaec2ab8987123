import { describe, expect, test } from "vitest";
import {
  createCheckout,
  createCompletedPurchase,
  createPaidPurchase,
} from "../../support/database/checkouts.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { getEffects } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { breakStripe, cards, mendStripe, pay } from "../../support/stripe/control.ts";
import { deliver } from "../../support/stripe/webhook.ts";

const verify = ({ token }: { token: string }, sessionId: unknown) =>
  ask("/api/purchases/verify", { token, body: { sessionId } });

describe("POST /api/purchases/verify", () => {
  test("200, row 5: paid and no webhook yet: recorded now, and the webhook later changes nothing", async () => {
    const { learner, sessionId, purchaseId, event } = await createPaidPurchase();
    const answer = await verify(learner, sessionId);
    expect(answer.json).toEqual({ purchaseId, status: "completed", accessGranted: true });
    expect(answer.status).toBe(200);
    const { purchase, timeline, earnings } = await getEffects(purchaseId);
    expect(earnings).toEqual({ sales: 1, net_minor: 1080 });
    expect(await deliver(event)).toMatchObject({ status: 200 });
    const after = await getEffects(purchaseId);
    expect({ ...after, status: after.purchase.status }).toMatchObject({
      timeline,
      earnings,
      status: purchase.status,
    });
  });

  test("200, row 5: after the webhook, and again: the same answer and no second effect", async () => {
    const { learner, sessionId, purchaseId } = await createCompletedPurchase();
    const expected = { status: 200, json: { purchaseId, status: "completed", accessGranted: true } };
    expect(await verify(learner, sessionId)).toMatchObject(expected);
    const { timeline, earnings } = await getEffects(purchaseId);
    expect(await Promise.all([1, 2, 3, 4].map(() => verify(learner, sessionId)))).toMatchObject(
      Array(4).fill(expected),
    );
    expect(await getEffects(purchaseId)).toMatchObject({ timeline, earnings });
  });

  test("200, row 5: at the same moment as the webhook: one effect", async () => {
    const { learner, sessionId, purchaseId, event } = await createPaidPurchase();
    await Promise.all([
      verify(learner, sessionId),
      deliver(event),
      verify(learner, sessionId),
      deliver(event),
    ]);
    const { purchase, timeline, earnings } = await getEffects(purchaseId);
    expect(purchase.status).toBe("completed");
    expect(timeline).toHaveLength(2);
    expect(earnings).toEqual({ sales: 1, net_minor: 1080 });
  });

  test("200: it learns where the receipt is", async () => {
    const { learner, sessionId, purchaseId } = await createCompletedPurchase();
    await verify(learner, sessionId);
    const { json } = await ask(`/api/purchases/${purchaseId}`, { token: learner.token });
    expect(json).toMatchObject({ receiptUrl: expect.stringMatching(/^https?:\/\//) });
  });

  test("200: not paid yet, nor after a declined card: no access", async () => {
    const { learner, sessionId, purchaseId } = await createCheckout();
    const pending = { status: 200, json: { purchaseId, status: "pending", accessGranted: false } };
    expect(await verify(learner, sessionId)).toMatchObject(pending);
    await pay(sessionId, cards.declined).catch(() => {});
    expect(await verify(learner, sessionId)).toMatchObject(pending);
  });

  test("200: Stripe down, but what is known holds", async () => {
    const { learner, sessionId, purchaseId } = await createCompletedPurchase();
    await breakStripe({ kind: "reset", times: 20, match: sessionId });
    const answer = await verify(learner, sessionId);
    await mendStripe(sessionId);
    expect(answer).toMatchObject({
      status: 200,
      json: { purchaseId, status: "completed", accessGranted: true },
    });
  });

  test("503: Stripe down and nothing known", async () => {
    const { learner, sessionId, purchaseId } = await createPaidPurchase();
    await breakStripe({ kind: "reset", times: 20, match: sessionId });
    expectError(await verify(learner, sessionId), 503, "unavailable");
    await mendStripe(sessionId);
    expect((await getEffects(purchaseId)).purchase.status).toBe("pending");
    expect(await verify(learner, sessionId)).toMatchObject({ status: 200, json: { accessGranted: true } });
  });

  test.each(["", "cs_", "pi_123", "cs_1; drop", "../cs_1", `cs_${"x".repeat(300)}`, 1, null, ["cs_1"]])(
    "400: %j is no session id",
    async (sessionId) => {
      expectError(await verify(await createLearner(), sessionId), 400, "validation_error");
    },
  );
});

describe("42: a session that is not theirs", () => {
  test("another's paid session: 404, nothing of it shown, nothing recorded, no one signed in", async () => {
    const { sessionId, purchaseId, lessonId } = await createPaidPurchase();
    const thief = await createLearner();
    const answer = await verify(thief, sessionId);
    expectError(answer, 404, "purchase_not_found");
    expect(answer.text).not.toContain(purchaseId);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect((await getEffects(purchaseId)).purchase.status).toBe("pending");
    const access = await ask(`/api/lessons/${lessonId}/access`, { token: thief.token });
    expect(access.json).toEqual({ hasAccess: false, reason: "not_purchased" });
  });

  test("an invented one: 404, the same body as for another's", async () => {
    const { sessionId } = await createPaidPurchase();
    const thief = await createLearner();
    const requestId = "one-and-the-same";
    const headers = { "x-request-id": requestId };
    const answers = await Promise.all(
      [sessionId, "cs_test_invented"].map((id) =>
        ask("/api/purchases/verify", { token: thief.token, body: { sessionId: id }, headers }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  test("no one signed in: 401", async () => {
    const { sessionId } = await createPaidPurchase();
    expectError(await ask("/api/purchases/verify", { body: { sessionId } }), 401, "unauthenticated");
  });
});
