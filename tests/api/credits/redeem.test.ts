import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  canRead,
  createCheckout,
  createCompletedPurchase,
  createOwnLesson,
  openCheckout,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { exhaustLimit } from "../../support/database/exhaust-limit.ts";
import { createLesson } from "../../support/database/shop.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { askRedeem, createMemberWithCredits, getCredits, redeem } from "../../support/http/credits.ts";
import { countPurchases, getEarnings, getOutcome } from "../../support/http/effects.ts";
import { type Answer, ask, expectError } from "../../support/http/shop-client.ts";
import { scaled } from "../../support/scale.ts";
import { payByBank, stripe } from "../../support/stripe/control.ts";

const expectMissing = ({ status, json }: Answer, missing: number) =>
  expect({ status, json }).toMatchObject({
    status: 402,
    json: { error: { code: "insufficient_credits", message: expect.any(String), missing } },
  });

describe("POST /api/lessons/:id/redeem", () => {
  test("200: opens the lesson at its price, and its creator earns", async () => {
    const [member, { creator, lessonId }] = await Promise.all([
      createMemberWithCredits(2000),
      createOwnLesson(),
    ]);
    expectError(await askRedeem(undefined, lessonId), 401, "unauthenticated");
    const { status, json } = await askRedeem(member, lessonId);
    expect({ status, json }).toEqual({
      status: 200,
      json: { purchaseId: expect.stringMatching(/^[0-9a-f-]{36}$/), balance: 800 },
    });
    expect(await canRead(member, lessonId)).toBe(true);
    expect(await getEarnings(creator)).toMatchObject({ sales: 1, gross_minor: 1200, net_minor: 1080 });
  });

  test("200: one key sixteen times at once is one opening, and the same answer", async () => {
    const [member, { lessonId }] = await Promise.all([createMemberWithCredits(3000), createOwnLesson()]);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 16 }, () => askRedeem(member, lessonId, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, json: { balance: 1800 } });
    expect(await countPurchases(member)).toBe(1);
    const { lessonId: other } = await createOwnLesson();
    expectError(await askRedeem(member, other, key), 400, "validation_error");
  });

  test("one 200, all others 402: many lessons at once with a balance for one", async () => {
    const count = scaled(15, 50);
    const [member, creator] = await Promise.all([createMemberWithCredits(1200), createCreatorAccount()]);
    const lessons = Array.from({ length: count }, () => createLesson(sql, { creator_id: creator.id }));
    const answers = await Promise.all((await Promise.all(lessons)).map((id) => askRedeem(member, id)));
    const [opened, ...refused] = answers.toSorted((one, other) => one.status - other.status);
    expect(opened).toMatchObject({ status: 200, json: { balance: 0 } });
    for (const answer of refused) expectMissing(answer, 1200);
    expect(refused).toHaveLength(count - 1);
    expect(await getEarnings(creator)).toMatchObject({ sales: 1 });
    expect((await getCredits(member)).balance).toBe(0);
  });

  test("402: what is missing; nothing is spent, and nothing opens", async () => {
    const [member, { lessonId }] = await Promise.all([createMemberWithCredits(700), createOwnLesson()]);
    expectMissing(await askRedeem(member, lessonId), 500);
    expect((await getCredits(member)).balance).toBe(700);
    expect(await canRead(member, lessonId)).toBe(false);
  });

  test("404: a lesson that does not exist, no id, a draft", async () => {
    const [member, { lessonId }] = await Promise.all([
      createMemberWithCredits(2000),
      createOwnLesson({ status: "draft" }),
    ]);
    for (const id of [lessonId, randomUUID(), "1", `${lessonId}'`])
      expectError(await askRedeem(member, id), 404, "lesson_not_found");
  });

  test("400: no key, or one that is none; a free lesson, one in another currency", async () => {
    const [member, { lessonId }, free, euro] = await Promise.all([
      createMemberWithCredits(2000),
      createOwnLesson(),
      createOwnLesson({ price: "0" }),
      createOwnLesson({ currency: "eur" }),
    ]);
    const path = `/api/lessons/${lessonId}/redeem`;
    expectError(await ask(path, { method: "POST", token: member.token }), 400, "validation_error");
    for (const key of ["", "two words", "x".repeat(256)])
      expectError(await askRedeem(member, lessonId, key), 400, "validation_error");
    for (const other of [free, euro])
      expectError(await askRedeem(member, other.lessonId), 400, "validation_error");
    expect((await getCredits(member)).balance).toBe(2000);
  });

  test("409: theirs already, however it was paid; their own; a payment under way", async () => {
    const [bought, own, checkout] = await Promise.all([
      createCompletedPurchase(),
      createOwnLesson(),
      createCheckout(),
    ]);
    await payByBank(checkout.sessionId);
    await ask("/api/purchases/verify", {
      token: checkout.learner.token,
      body: { sessionId: checkout.sessionId },
    });
    expectError(await askRedeem(bought.learner, bought.lessonId), 409, "already_purchased");
    expectError(await askRedeem(own.creator, own.lessonId), 409, "already_purchased");
    expectError(await askRedeem(checkout.learner, checkout.lessonId), 409, "already_purchased");
    const member = await createMemberWithCredits(5000);
    await redeem(member, own.lessonId);
    expectError(await askRedeem(member, own.lessonId), 409, "already_purchased");
    const again = await ask("/api/checkout", { token: member.token, body: { lessonId: own.lessonId } });
    expectError(again, 409, "already_purchased");
  });

  test("409: another price than the caller expects; nothing is spent", async () => {
    const [member, { lessonId }] = await Promise.all([createMemberWithCredits(2000), createOwnLesson()]);
    const press = (expectedCredits: number) =>
      ask(`/api/lessons/${lessonId}/redeem`, {
        token: member.token,
        body: { expectedCredits },
        headers: { "idempotency-key": randomUUID() },
      });
    expectError(await press(999), 409, "price_changed");
    expect(await press(1200)).toMatchObject({ status: 200, json: { balance: 800 } });
  });

  test("429: too many at once, with the seconds to wait", async () => {
    const member = await createLearner();
    await exhaustLimit(sql, `redeem:${member.id}`);
    const answer = await askRedeem(member, randomUUID());
    expectError(answer, 429, "rate_limited");
    expect(Number(answer.headers.get("retry-after"))).toSatisfy((s: number) => s >= 1 && s <= 60);
  });

  test("200: a payment page of the lesson that is still open is expired: it would buy it twice", async () => {
    const member = await createMemberWithCredits(2000);
    const { lessonId } = await createOwnLesson();
    const { purchaseId, sessionId } = await openCheckout(member, lessonId);
    await redeem(member, lessonId);
    expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({ status: "expired" });
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "expired" });
  });
});
