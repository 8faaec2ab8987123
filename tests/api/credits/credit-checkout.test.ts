import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createDeliveredPurchase, createOwnLesson } from "../../support/database/checkouts.ts";
import { professional, starter } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { exhaustLimit } from "../../support/database/exhaust-limit.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { askCreditCheckout, openCreditCheckout } from "../../support/http/credits.ts";
import { countPurchases } from "../../support/http/effects.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { cookieOf } from "../../support/http/pages.ts";
import { expectError, shopUrl } from "../../support/http/shop-client.ts";
import { breakStripe, listSessions, mendStripe, stripe } from "../../support/stripe/control.ts";

describe("POST /api/credits/checkout", () => {
  test("200: opens Stripe's page for a pack at its price; pressed again, the same page", async () => {
    const member = await createLearner();
    const answer = await askCreditCheckout(member, { packId: professional });
    expect(answer).toMatchObject({
      status: 200,
      json: {
        purchaseId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        sessionId: expect.stringMatching(/^cs_test_/),
        sessionUrl: expect.stringMatching(/^https?:\/\//),
      },
    });
    const { purchaseId, sessionId } = await openCreditCheckout(member, { packId: professional });
    expect(answer.json).toMatchObject({ purchaseId, sessionId });
    expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({
      mode: "payment",
      amount_total: 2999,
      currency: "usd",
      customer_email: member.email,
      metadata: { purchase_id: purchaseId },
      success_url: `${shopUrl}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    });
    expect((await openCreditCheckout(member, { packId: starter })).purchaseId).not.toBe(purchaseId);
  });

  test("200: exactly as many credits as are wanted, for their face value", async () => {
    const [member, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    const { sessionId } = await openCreditCheckout(member, { credits: 359, lessonId });
    expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({ amount_total: 359 });
    const other = await openCreditCheckout(member, { credits: 500 });
    expect(await stripe.checkout.sessions.retrieve(other.sessionId)).toMatchObject({ amount_total: 500 });
    expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({ status: "expired" });
  });

  test("200: this site's own successUrl and cancelUrl are kept; another site's is refused with 400", async () => {
    const member = await createLearner();
    const urls = {
      successUrl: `${shopUrl}/app/done?id={CHECKOUT_SESSION_ID}`,
      cancelUrl: `${shopUrl}/app/back`,
    };
    const { sessionId } = await openCreditCheckout(member, { packId: starter, ...urls });
    expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({
      success_url: urls.successUrl,
      cancel_url: urls.cancelUrl,
    });
    for (const wrong of [{ successUrl: "https://evil.example/" }, { cancelUrl: "javascript:alert(1)" }])
      expectError(await askCreditCheckout(member, { credits: 500, ...wrong }), 400, "validation_error");
  });

  test("200: sixteen presses at once open one page", async () => {
    const member = await createLearner();
    const presses = Array.from({ length: 16 }, () => openCreditCheckout(member, { packId: starter }));
    expect(new Set((await Promise.all(presses)).map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(await countPurchases(member)).toBe(1);
  });

  test("400: neither pack nor credits, both, fewer than Stripe charges, more than a million", async () => {
    const member = await createLearner();
    const bodies = [
      {},
      { packId: "1" },
      { packId: starter, credits: 500 },
      { credits: 49 },
      { credits: 1_000_001 },
      { credits: 100.5 },
      { credits: "500" },
      { credits: 500, lessonId: "1" },
      [starter],
      null,
      "{",
    ];
    for (const body of bodies) expectError(await askCreditCheckout(member, body), 400, "validation_error");
    expect(await countPurchases(member)).toBe(0);
  });

  test("401: no one signed in. 404: a pack that is none. 413: far too large", async () => {
    expectError(await askCreditCheckout(undefined, { packId: starter }), 401, "unauthenticated");
    const member = await createLearner();
    expectError(await askCreditCheckout(member, { packId: randomUUID() }), 404, "pack_not_found");
    const body = { packId: starter, note: "x".repeat(100_000) };
    expectError(await askCreditCheckout(member, body), 413, "payload_too_large");
  });

  test("404: for a lesson that is none. 409: for one that its buyer has already", async () => {
    const { learner, lessonId } = await createDeliveredPurchase();
    const none = await askCreditCheckout(learner, { credits: 359, lessonId: randomUUID() });
    expectError(none, 404, "lesson_not_found");
    const own = await askCreditCheckout(learner, { credits: 359, lessonId });
    expectError(own, 409, "already_purchased");
  });

  test("429: too many at once, with the seconds to wait", async () => {
    const member = await createLearner();
    await exhaustLimit(sql, `checkout:${member.id}`);
    const answer = await askCreditCheckout(member, { packId: starter });
    expectError(answer, 429, "rate_limited");
    expect(Number(answer.headers.get("retry-after"))).toSatisfy((s: number) => s >= 1 && s <= 60);
  });

  test("502: what Stripe refuses ends the row; the next press opens a new one", async () => {
    const member = await createLearner();
    await breakStripe({ kind: "400", times: 1, match: nameOf(member) });
    expectError(await askCreditCheckout(member, { packId: starter }), 502, "stripe_error");
    await openCreditCheckout(member, { packId: starter });
    expect(await countPurchases(member)).toBe(2);
  });

  test("503: Stripe cannot be reached; the next press gets the one session of the same row", async () => {
    const member = await createLearner();
    await breakStripe({ kind: "reset", afterCommit: true, times: 100, match: nameOf(member) });
    const refused = await askCreditCheckout(member, { credits: 700 });
    expectError(refused, 503, "unavailable");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const [row] = await sql<{ id: string }[]>`select id from public.purchases where user_id = ${member.id}`;
    await mendStripe(nameOf(member));
    const { purchaseId, sessionId } = await openCreditCheckout(member, { credits: 700 });
    expect(purchaseId).toBe(row?.id);
    expect(await listSessions(purchaseId)).toMatchObject([{ id: sessionId, status: "open" }]);
  });
});

test.each([
  ["a pack", async () => ({ packId: starter })],
  ["a number of credits", async () => ({ credits: 700 })],
  ["credits for a lesson", async () => ({ credits: 700, lessonId: (await createOwnLesson()).lessonId })],
])("profile and details lead back to the open checkout of %s", async (_, wanted) => {
  const member = await createLearner();
  const { sessionUrl, purchaseId } = await openCreditCheckout(member, await wanted());
  for (const path of ["/profile", `/purchases/${purchaseId}`]) {
    const resumed = await submitForm(path, "Finish your purchase", await cookieOf(member));
    expect(resumed.headers.get("location"), path).toBe(sessionUrl);
  }
  expect(await countPurchases(member)).toBe(1);
});

/** What of their e-mail address every request to Stripe about a new session holds, however it is encoded. */
const nameOf = ({ email }: { email: string }) => email.split("@")[0] ?? "";
