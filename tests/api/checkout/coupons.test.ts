import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askCheckout, createOwnLesson } from "../../support/database/checkouts.ts";
import { type CouponFields, createCoupon, usesOf } from "../../support/database/coupons.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { type Answer, ask, expectError } from "../../support/http/shop-client.ts";
import { stripe } from "../../support/stripe/control.ts";

describe("POST /api/checkout with a couponCode", () => {
  test("200: Stripe charges the discounted price", async () => {
    const { learner, lessonId } = await arrange({ percent: 25 });
    const answer = await askCheckout(learner, lessonId, { couponCode: " spring " });
    const session = await sessionOf(answer);
    expect(session).toMatchObject({ status: "open", amount_subtotal: 900, amount_total: 900 });
  });

  test("200: another code, or none, expires the open session and gives its use back", async () => {
    const { learner, lessonId, coupon } = await arrange({ percent: 25 });
    const first = await askCheckout(learner, lessonId, { couponCode: "SPRING" });
    expect(await usesOf(sql, coupon)).toBe(1);
    const second = await askCheckout(learner, lessonId);
    const sessions = await Promise.all([first, second].map(sessionOf));
    expect(sessions.map(({ status, amount_total }) => [status, amount_total])).toEqual([
      ["expired", 900],
      ["open", 1200],
    ]);
    expect(await usesOf(sql, coupon)).toBe(0);
  });

  test("200: a code of the whole price needs no Stripe, and opens the lesson", async () => {
    const { learner, lessonId } = await arrange({ percent: 100 });
    const answer = await askCheckout(learner, lessonId, { couponCode: "SPRING" });
    expect(answer).toMatchObject({
      status: 200,
      json: { purchaseId: expect.any(String), sessionId: null, sessionUrl: null, status: "completed" },
    });
    const access = await ask(`/api/lessons/${lessonId}/access`, { token: learner.token });
    expect(access.json).toMatchObject({ hasAccess: true });
    const history = await ask("/api/purchases", { token: learner.token });
    const bought = { listPriceMinor: 1200, discountMinor: 1200, amountMinor: 0, couponCode: "SPRING" };
    expect(history.json).toMatchObject({ data: [{ status: "completed", ...bought }] });
  });

  test.each([
    ["unknown", { code: "WINTER" }, /do not know the code/],
    ["ended", { starts_at: "2020-01-01T00:00:00Z", ends_at: "2020-02-01T00:00:00Z" }, /has ended/],
    ["below the minimum", { minimum_price: "20", currency: "usd" }, /\$20 or more/],
  ])("400 coupon_invalid says why: %s", async (_reason, fields: CouponFields, message) => {
    const { learner, lessonId } = await arrange(fields);
    const answer = await askCheckout(learner, lessonId, { couponCode: "SPRING" });
    expectError(answer, 400, "coupon_invalid");
    expect(answer.text).toMatch(message);
  });

  test("429: codes cannot be guessed, and a code that exists costs no try", async () => {
    const { learner, lessonId } = await arrange({});
    await sql`select public.consume_rate_limit(${`coupon:${learner.id}`}, 20, 600) from generate_series(1, 19)`;
    expect((await askCheckout(learner, lessonId, { couponCode: "SPRING" })).status).toBe(200);
    expectError(await askCheckout(learner, lessonId, { couponCode: "SPRINT" }), 400, "coupon_invalid");
    expectError(await askCheckout(learner, lessonId, { couponCode: "SPRINT" }), 429, "rate_limited");
    expect((await askCheckout(learner, lessonId)).status).toBe(200);
  });
});

const sessionOf = ({ json }: Answer) =>
  stripe.checkout.sessions.retrieve(z.object({ sessionId: z.string() }).parse(json).sessionId);

async function arrange(fields: CouponFields) {
  const [learner, { lessonId, creator }] = await Promise.all([createLearner(), createOwnLesson()]);
  return { learner, lessonId, coupon: await createCoupon(sql, creator, fields) };
}
