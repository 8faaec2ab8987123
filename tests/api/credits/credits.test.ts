import { describe, expect, test } from "vitest";
import {
  createCompletedPurchase,
  createOwnLesson,
  paymentIntentOf,
} from "../../support/database/checkouts.ts";
import { starter } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { exhaustLimit } from "../../support/database/exhaust-limit.ts";
import { createLearner, password } from "../../support/http/accounts.ts";
import {
  askVerifyCredits,
  createMemberWithCredits,
  createPaidCredits,
  getCredits,
  openCreditCheckout,
  redeem,
} from "../../support/http/credits.ts";
import { untilStatus } from "../../support/http/effects.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { breakStripe, mendStripe, refundPayment, setDeliveries } from "../../support/stripe/control.ts";
import { deliver } from "../../support/stripe/webhook.ts";

describe("POST /api/credits/verify", () => {
  test("200, row 5: all webhooks are lost: the credits are there after the success page, once", async () => {
    const { member, sessionId, event } = await createPaidCredits({ packId: starter });
    const expected = { status: 200, json: { status: "completed", creditsAdded: 500, balance: 500 } };
    expect(await askVerifyCredits(member, sessionId)).toMatchObject(expected);
    expect((await askVerifyCredits(member, sessionId)).json).toEqual(expected.json);
    expect(await deliver(event)).toMatchObject({ status: 200 });
    expect(await getCredits(member)).toMatchObject({
      balance: 500,
      history: { data: [{ kind: "bought", credits: 500, balanceAfter: 500 }] },
    });
  });

  test("200, row 5: eight webhooks and eight success pages at the same moment: one lot", async () => {
    const { member, sessionId, event } = await createPaidCredits({ credits: 700 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => [askVerifyCredits(member, sessionId), deliver(event)]).flat(),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await getCredits(member)).toMatchObject({ balance: 700, history: { data: [{ credits: 700 }] } });
  });

  test("200: not paid yet: nothing added", async () => {
    const member = await createLearner();
    const { sessionId } = await openCreditCheckout(member, { packId: starter });
    const { json } = await askVerifyCredits(member, sessionId);
    expect(json).toEqual({ status: "pending", creditsAdded: 0, balance: 0 });
  });

  test("503: Stripe down and nothing known; once known, it holds without Stripe", async () => {
    const { member, sessionId } = await createPaidCredits({ packId: starter });
    await breakStripe({ kind: "reset", times: 20, match: sessionId });
    expectError(await askVerifyCredits(member, sessionId), 503, "unavailable");
    await mendStripe(sessionId);
    await askVerifyCredits(member, sessionId);
    await breakStripe({ kind: "reset", times: 20, match: sessionId });
    expect(await askVerifyCredits(member, sessionId)).toMatchObject({ status: 200, json: { balance: 500 } });
    await mendStripe(sessionId);
  });

  test("502: Stripe answers with an error; nothing is added", async () => {
    const { member, sessionId } = await createPaidCredits({ packId: starter });
    await breakStripe({ kind: "400", times: 20, match: sessionId });
    expectError(await askVerifyCredits(member, sessionId), 502, "stripe_error");
    await mendStripe(sessionId);
    expect((await getCredits(member)).balance).toBe(0);
  });

  test("404: another's session, an invented one, that of a lesson; nothing is recorded", async () => {
    const [thief, bought, { member, sessionId }] = await Promise.all([
      createLearner(),
      createCompletedPurchase(),
      createPaidCredits({ packId: starter }),
    ]);
    for (const id of [sessionId, "cs_test_invented"])
      expectError(await askVerifyCredits(thief, id), 404, "purchase_not_found");
    expectError(await askVerifyCredits(bought.learner, bought.sessionId), 404, "purchase_not_found");
    expect((await getCredits(member)).balance).toBe(0);
  });

  test("400: no session id. 401: no one signed in. 429: too many at once", async () => {
    const member = await createLearner();
    for (const id of ["", "pi_1", 1, null])
      expectError(await askVerifyCredits(member, id), 400, "validation_error");
    expectError(await askVerifyCredits(undefined, "cs_test_1"), 401, "unauthenticated");
    await exhaustLimit(sql, `verify:${member.id}`);
    expectError(await askVerifyCredits(member, "cs_test_1"), 429, "rate_limited");
  });
});

test("“Check this payment” brings the credits of a pack whose webhook is lost", async () => {
  const { member, purchaseId } = await createPaidCredits({ credits: 700 });
  const cookie = await sessionCookie({ email: member.email, password });
  await submitForm(`/purchases/${purchaseId}`, "Check this payment", cookie);
  expect((await getCredits(member)).balance).toBe(700);
});

describe("GET /api/credits", () => {
  test("200: a member without any has none, and no history", async () => {
    const { status, json } = await ask("/api/credits", { token: (await createLearner()).token });
    const history = { data: [], nextCursor: null };
    expect({ status, json }).toEqual({
      status: 200,
      json: { balance: 0, owed: 0, frozen: 0, currency: "usd", history },
    });
  });

  test("200: balance and history, newest first, a page at a time; one's own only", async () => {
    const [member, { lessonId }] = await Promise.all([createMemberWithCredits(3000), createOwnLesson()]);
    const { purchaseId } = await redeem(member, lessonId);
    const first = await getCredits(member, "?pageSize=1");
    expect(first).toEqual({
      balance: 1800,
      owed: 0,
      frozen: 0,
      currency: "usd",
      history: {
        data: [
          {
            id: expect.any(Number),
            kind: "spent",
            credits: -1200,
            balanceAfter: 1800,
            at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
            purchaseId,
            lessonId,
            title: "Kerning",
            reason: null,
          },
        ],
        nextCursor: String(first.history.data[0]?.id),
      },
    });
    const rest = await getCredits(member, `?pageSize=1&cursor=${first.history.nextCursor}`);
    expect(rest.history).toMatchObject({
      data: [{ kind: "granted", credits: 3000, balanceAfter: 3000, reason: "A gift" }],
      nextCursor: null,
    });
    expect((await getCredits(await createLearner())).history.data).toEqual([]);
  });

  test("200: what a refund took after it was spent is owed", async () => {
    const { member, purchaseId, sessionId } = await createPaidCredits({ credits: 1200 });
    const { lessonId } = await createOwnLesson();
    await askVerifyCredits(member, sessionId);
    await redeem(member, lessonId);
    await setDeliveries(sessionId, "deliver");
    await refundPayment(await paymentIntentOf({ sessionId }));
    await untilStatus(purchaseId, "refunded");
    expect(await getCredits(member)).toMatchObject({ balance: 0, owed: 1200 });
  });

  test("400: a cursor or a page size that is none. 401: no one signed in", async () => {
    const { token } = await createLearner();
    for (const query of ["?cursor=x", "?cursor=-1", "?pageSize=0", "?pageSize=101"])
      expectError(await ask(`/api/credits${query}`, { token }), 400, "validation_error");
    for (const path of ["", "/payments", "/stats"])
      expectError(await ask(`/api/credits${path}`), 401, "unauthenticated");
  });
});
