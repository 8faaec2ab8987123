import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createCompletedPurchase, createOwnLesson, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

describe("GET /api/purchases/:id", () => {
  const show = ({ token }: { token: string }, id: string) => ask(`/api/purchases/${id}`, { token });

  test("200: one's own, with everything that happened to it", async () => {
    const { learner, purchaseId, lessonId } = await createCompletedPurchase();
    const { status, json } = await show(learner, purchaseId);
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect({ status, json }).toEqual({
      status: 200,
      json: {
        id: purchaseId,
        kind: "lesson",
        paidWith: "money",
        credits: null,
        title: "Kerning",
        packName: null,
        lessonId,
        lesson: { title: "Kerning", slug: `l-${lessonId}`, language: "en" },
        listPriceMinor: 1200,
        discountMinor: 0,
        couponCode: null,
        amountMinor: 1200,
        amountPaidCents: 1200,
        refundedCents: 0,
        currency: "usd",
        status: "completed",
        purchasedAt: at,
        receiptUrl: null,
        timeline: [
          { from: null, to: "pending", cause: "checkout", source: "shop", at },
          { from: "pending", to: "completed", cause: "checkout.session.completed", source: "webhook", at },
        ],
      },
    });
  });

  test("404: another's, even its creator's; an invented one; no id at all", async () => {
    const { creator, purchaseId } = await createCompletedPurchase();
    const stranger = await createLearner();
    expectError(await show(stranger, purchaseId), 404, "purchase_not_found");
    expectError(await show(creator, purchaseId), 404, "purchase_not_found");
    expectError(await show(stranger, randomUUID()), 404, "purchase_not_found");
    expectError(await show(stranger, "1"), 404, "purchase_not_found");
    expectError(await show(stranger, `${purchaseId}'`), 404, "purchase_not_found");
  });
});

describe("GET /api/purchases/stats", () => {
  const stats = ({ token }: { token: string }) => ask("/api/purchases/stats", { token });

  test("200: spent and refunded by currency, counted by status; what is not paid is not spent", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    const [yen, unpaid] = await Promise.all([
      createOwnLesson({ price: "1800", currency: "jpy" }),
      createOwnLesson(),
    ]);
    const { purchaseId: inYen } = await openCheckout(learner, yen.lessonId);
    await openCheckout(learner, unpaid.lessonId);
    await sql`update public.purchases set purchase_date = '2025-12-31T23:59:59Z' where user_id = ${learner.id}`;
    await sql`
      update public.purchases
      set status = 'refunded', paid_amount = amount, refunded_amount = amount, stripe_session_id = 'cs_' || id, payment_intent_id = 'pi_' || id
      where id = ${inYen}`;
    const one = { year: 2025, purchases: 1, disputedMinor: 0 };
    expect((await stats(learner)).json).toEqual({
      totals: [
        { currency: "jpy", spentMinor: 1800, refundedMinor: 1800 },
        { currency: "usd", spentMinor: 1200, refundedMinor: 0 },
      ],
      byYear: [
        { ...one, currency: "jpy", spentMinor: 1800, refundedMinor: 1800, netMinor: 0 },
        { ...one, currency: "usd", spentMinor: 1200, refundedMinor: 0, netMinor: 1200 },
      ],
      counts: { completed: 1, refunded: 1, pending: 1 },
    });
    expect((await stats(await createLearner())).text).not.toContain(purchaseId);
  });

  test("200: a person who bought nothing", async () => {
    expect(await stats(await createLearner())).toMatchObject({
      status: 200,
      json: { totals: [], byYear: [], counts: {} },
    });
  });
});
