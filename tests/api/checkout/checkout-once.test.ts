import { describe, expect, test } from "vitest";
import {
  askCheckout,
  createCheckout,
  createOwnLesson,
  openCheckout,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { countPurchases, getEffects } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { listSessions, payUnnoticed, stripe } from "../../support/stripe/control.ts";

describe("9: one learner and one lesson have one open checkout", () => {
  test("20 requests at once: one row, one session at Stripe, one page", async () => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => askCheckout(learner, lessonId)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
    expect(await listSessions(purchaseId)).toMatchObject([{ id: sessionId, status: "open" }]);
    expect(await countPurchases(learner)).toBe(1);
  });

  test("two learners do not share theirs", async () => {
    const [ada, tomas, { lessonId }] = await Promise.all([
      createLearner(),
      createLearner(),
      createOwnLesson(),
    ]);
    const [first, second] = await Promise.all([openCheckout(ada, lessonId), openCheckout(tomas, lessonId)]);
    expect(first.purchaseId).not.toBe(second.purchaseId);
    expect(first.sessionId).not.toBe(second.sessionId);
  });

  test("two lessons of one learner do not share theirs", async () => {
    const [learner, one, two] = await Promise.all([createLearner(), createOwnLesson(), createOwnLesson()]);
    const [first, second] = await Promise.all([
      openCheckout(learner, one.lessonId),
      openCheckout(learner, two.lessonId),
    ]);
    expect(first.sessionId).not.toBe(second.sessionId);
  });
});

describe("11: cancelled, then clicked again", () => {
  test("the same session at the same price", async () => {
    const { learner, lessonId, ...first } = await createCheckout();
    const { purchaseId, sessionId, sessionUrl } = await openCheckout(learner, lessonId);
    expect({ purchaseId, sessionId, sessionUrl }).toEqual({
      purchaseId: first.purchaseId,
      sessionId: first.sessionId,
      sessionUrl: first.sessionUrl,
    });
  });

  test("after a change of price the old session is expired at Stripe and a new one opened", async () => {
    const { learner, lessonId, ...old } = await createCheckout();
    await sql`update public.lessons set price = 15 where id = ${lessonId}`;
    const next = await openCheckout(learner, lessonId);
    expect(next.purchaseId).not.toBe(old.purchaseId);
    expect(await stripe.checkout.sessions.retrieve(old.sessionId)).toMatchObject({
      status: "expired",
      amount_total: 1200,
    });
    expect(await stripe.checkout.sessions.retrieve(next.sessionId)).toMatchObject({
      status: "open",
      amount_total: 1500,
    });
    expect((await getEffects(old.purchaseId)).purchase.status).toBe("expired");
    expect((await getEffects(next.purchaseId)).purchase).toMatchObject({ status: "pending", amount: 15 });
  });

  test("20 requests at once after a change of price: still one new session", async () => {
    const { learner, lessonId, ...old } = await createCheckout();
    await sql`update public.lessons set price = 15 where id = ${lessonId}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => askCheckout(learner, lessonId)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const next = await openCheckout(learner, lessonId);
    expect(await listSessions(next.purchaseId)).toHaveLength(1);
    expect(await listSessions(old.purchaseId)).toMatchObject([{ status: "expired" }]);
  });

  test("a session that Stripe has ended meanwhile is replaced", async () => {
    const { learner, lessonId, ...old } = await createCheckout();
    await stripe.checkout.sessions.expire(old.sessionId);
    const next = await openCheckout(learner, lessonId);
    expect(next.sessionId).not.toBe(old.sessionId);
    expect(await stripe.checkout.sessions.retrieve(next.sessionId)).toMatchObject({ status: "open" });
  });

  test("a session with five minutes left is replaced", async () => {
    const { learner, lessonId, ...old } = await createCheckout();
    await sql`update public.purchases set expires_at = now() + interval '4 minutes' where id = ${old.purchaseId}`;
    const next = await openCheckout(learner, lessonId);
    expect(next.sessionId).not.toBe(old.sessionId);
    expect(await listSessions(old.purchaseId)).toMatchObject([{ status: "expired" }]);
  });
});

describe("12: paid a moment ago, and no webhook yet", () => {
  test("another click records the payment and opens the lesson instead of a second page", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await payUnnoticed(sessionId);
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect((await getEffects(purchaseId)).purchase.status).toBe("completed");
    const access = await ask(`/api/lessons/${lessonId}/access`, { token: learner.token });
    expect(access.json).toEqual({ hasAccess: true, reason: "purchased" });
  });

  test("the same when the price has changed since", async () => {
    const { learner, lessonId, purchaseId, sessionId } = await createCheckout();
    await payUnnoticed(sessionId);
    await sql`update public.lessons set price = 15 where id = ${lessonId}`;
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect((await getEffects(purchaseId)).purchase).toMatchObject({ status: "completed", amount: 12 });
    expect(await countPurchases(learner)).toBe(1);
  });
});
