import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  askCheckout,
  createCheckout,
  createCompletedPurchase,
  createOwnLesson,
  openCheckout,
} from "../../support/database/checkouts.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { countPurchases } from "../../support/http/effects.ts";
import { type Answer, ask, expectError, shopUrl } from "../../support/http/shop-client.ts";
import { stripe } from "../../support/stripe/control.ts";

describe("POST /api/checkout", () => {
  test("200: opens Stripe's page for the lesson at its price", async () => {
    const [learner, { lessonId, creator }] = await Promise.all([createLearner(), createOwnLesson()]);
    const answer = await askCheckout(learner, lessonId);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.json).toEqual({
      purchaseId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sessionId: expect.stringMatching(/^cs_test_/),
      sessionUrl: expect.stringMatching(/^https?:\/\//),
    });
    const { purchaseId, sessionId, sessionUrl } = await openCheckout(learner, lessonId);
    const session = await stripe.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({
      mode: "payment",
      status: "open",
      amount_total: 1200,
      currency: "usd",
      customer_email: learner.email,
      url: sessionUrl,
      metadata: { purchase_id: purchaseId, lesson_id: lessonId, creator_id: creator.id },
      success_url: `${shopUrl}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    });
  });

  test("200: a currency without decimals is charged in whole units", async () => {
    const { sessionId } = await createCheckout({ price: "1800", currency: "jpy" });
    const session = await stripe.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({ amount_total: 1800, currency: "jpy" });
  });

  test("200: this site's own successUrl and cancelUrl are kept", async () => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    const successUrl = `${shopUrl}/app/done?session_id={CHECKOUT_SESSION_ID}`;
    const cancelUrl = `${shopUrl}/app/back`;
    expect(await askCheckout(learner, lessonId, { successUrl, cancelUrl })).toMatchObject({ status: 200 });
    const { sessionId } = await openCheckout(learner, lessonId);
    const session = await stripe.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({ success_url: successUrl, cancel_url: cancelUrl });
  });
});

describe("POST /api/checkout refuses with 400", () => {
  const lessonId = randomUUID();
  const port = new URL(shopUrl).port;
  test.each([
    ["no lesson", {}],
    ["an id that is none", { lessonId: "1" }],
    ["an id that is no text", { lessonId: { $ne: null } }],
    ["a list", [lessonId]],
    ["null", null],
    ["no JSON", "lessonId=1"],
    ["nothing", ""],
    ["a successUrl that is none", { lessonId, successUrl: "/done" }],
    ["another site's successUrl", { lessonId, successUrl: "https://evil.example/" }],
    ["another site's cancelUrl", { lessonId, cancelUrl: "https://evil.example/" }],
    ["a site that begins like this one", { lessonId, successUrl: `${shopUrl}.evil.example/` }],
    ["this site as a user name", { lessonId, successUrl: `http://localhost:${port}@evil.example/` }],
    ["this site on another port", { lessonId, cancelUrl: "http://localhost:1/" }],
    ["a script", { lessonId, cancelUrl: "javascript:alert(1)" }],
    ["a blob of this site", { lessonId, successUrl: `blob:${shopUrl}/0b0c7cf0` }],
    ["a file system of this site", { lessonId, cancelUrl: `filesystem:${shopUrl}/temporary/x` }],
    ["data", { lessonId, successUrl: "data:text/html,x" }],
    ["this site without slashes", { lessonId, successUrl: shopUrl.replace("//", "") }],
    ["a user name", { lessonId, successUrl: shopUrl.replace("//", "//ada@") }],
    ["an empty user name", { lessonId, successUrl: shopUrl.replace("//", "//@") }],
    ["an empty password", { lessonId, cancelUrl: shopUrl.replace("//", "//:@") }],
    ["a scheme in capitals", { lessonId, successUrl: shopUrl.replace("http", "HTTP") }],
    ["three slashes", { lessonId, successUrl: shopUrl.replace("//", "///") }],
    ["a password", { lessonId, cancelUrl: shopUrl.replace("//", "//ada:secret@") }],
    ["2,049 characters", { lessonId, successUrl: `${shopUrl}/`.padEnd(2049, "x") }],
    ["60,000 characters", { lessonId, cancelUrl: `${shopUrl}/`.padEnd(60_000, "x") }],
    ["a backslash", { lessonId, successUrl: `${shopUrl}\\done` }],
  ])("%s", async (_name, body) => {
    const { token } = await createLearner();
    expectError(await ask("/api/checkout", { token, body }), 400, "validation_error");
  });

  test("a free lesson", async () => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson({ price: "0" })]);
    expectError(await askCheckout(learner, lessonId), 400, "validation_error");
    expect(await countPurchases(learner)).toBe(0);
  });
});

describe("POST /api/checkout refuses", () => {
  test("413: a body that is far too large", async () => {
    const { token } = await createLearner();
    const body = { lessonId: randomUUID(), note: "x".repeat(100_000) };
    expectError(await ask("/api/checkout", { token, body }), 413, "payload_too_large");
  });

  test.each([
    ["a lesson that does not exist", async () => randomUUID()],
    ["a draft", async () => (await createOwnLesson({ status: "draft" })).lessonId],
    ["an archived lesson", async () => (await createOwnLesson({ status: "archived" })).lessonId],
  ])("404: %s", async (_name, make) => {
    const learner = await createLearner();
    expectError(await askCheckout(learner, await make()), 404, "lesson_not_found");
    expect(await countPurchases(learner)).toBe(0);
  });

  test("409, row 16: a lesson that is already theirs", async () => {
    const { learner, lessonId } = await createCompletedPurchase();
    expectError(await askCheckout(learner, lessonId), 409, "already_purchased");
    expect(await countPurchases(learner)).toBe(1);
  });

  test("409: a creator's own lesson", async () => {
    const { creator, lessonId } = await createOwnLesson();
    expectError(await askCheckout(creator, lessonId), 409, "already_purchased");
  });

  test("429: too many at once, with the seconds to wait; others are not limited", async () => {
    const [eager, calm, { lessonId }] = await Promise.all([
      createLearner(),
      createLearner(),
      createOwnLesson(),
    ]);
    let last: Answer | undefined;
    // A fixed window may end meanwhile, so up to two of them are filled.
    for (let tries = 0; tries < 70 && last?.status !== 429; tries++)
      last = await askCheckout(eager, randomUUID());
    if (!last) throw new Error("no answer");
    expectError(last, 429, "rate_limited");
    expect(Number(last.headers.get("retry-after"))).toSatisfy((s: number) => s >= 1 && s <= 60);
    expect(await askCheckout(calm, lessonId)).toMatchObject({ status: 200 });
  });
});
