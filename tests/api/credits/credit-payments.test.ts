import { expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { starter } from "../../support/database/credits.ts";
import { askVerifyCredits, createPaidCredits, redeem } from "../../support/http/credits.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

test("GET /api/credits/payments and /stats: the payments for credits alone, and their sums", async () => {
  const { member, purchaseId, sessionId } = await createPaidCredits({ packId: starter });
  const { lessonId } = await createOwnLesson({ price: "2.00" });
  await askVerifyCredits(member, sessionId);
  await redeem(member, lessonId);
  const { token } = member;
  const payments = await ask("/api/credits/payments?status=completed&page=1&pageSize=10", { token });
  expect(payments.json).toMatchObject({
    data: [
      {
        id: purchaseId,
        kind: "credits",
        lessonId: null,
        lesson: null,
        title: "500 credits",
        credits: 500,
        amountMinor: 499,
        amountPaidCents: 499,
        refundedCents: 0,
        currency: "usd",
        status: "completed",
        receiptUrl: expect.stringMatching(/^https?:/),
      },
    ],
    pagination: { page: 1, pageSize: 10, totalCount: 1, totalPages: 1, nextCursor: null },
  });
  expectError(await ask("/api/credits/payments?status=paid", { token }), 400, "validation_error");
  expect((await ask("/api/credits/stats", { token })).json).toEqual({
    paidMinor: 499,
    reversedMinor: 0,
    totalSpentMinor: 499,
    currency: "usd",
    creditsPurchased: 500,
    creditsGranted: 0,
    creditsSpent: 200,
    creditsReversed: 0,
    completedPayments: 1,
  });
});
