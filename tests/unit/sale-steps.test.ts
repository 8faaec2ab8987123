import { expect, test } from "vitest";
import type { SellerStory } from "@/lib/payment-story";
import { saleSteps } from "@/lib/sale-steps";

const second = "2026-11-21T12:00:00Z";

const sale: SellerStory = {
  viewer: "creator",
  id: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a01",
  lessonId: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a02",
  title: "Whistle with two fingers",
  slug: "whistle",
  status: "completed",
  currency: "usd",
  amountMinor: 1200,
  paidMinor: 1200,
  refundedMinor: 0,
  disputedMinor: 0,
  errorCode: null,
  startedAt: "2026-11-21T12:00:00.700Z",
  paidAt: second,
  openedAt: null,
  refunds: [],
  disputes: [],
  changes: [
    { from: null, to: "pending", cause: "checkout", at: "2026-11-21T12:00:00.700Z" },
    { from: "pending", to: "completed", cause: "checkout.session.completed", at: second },
  ],
  refundableMinor: 1200,
  refundableCurrency: "usd",
  platformFeeMinor: 120,
  netMinor: 1080,
  requests: [],
};

const dispute = { currency: "usd", amountMinor: 1200, reason: "fraudulent", blocks: true, dueBy: null };
const refund = { currency: "usd", reason: null, failureReason: null, status: "succeeded" };

const textsOf = (story: SellerStory) => saleSteps(story).map(({ text }) => text);

test("within one second a sale is told from the payment page to what came of it", () => {
  const story: SellerStory = {
    ...sale,
    status: "disputed",
    openedAt: "2026-11-21T12:00:00.900Z",
    disputes: [{ ...dispute, id: "du_1", status: "needs_response", at: second, asOf: second }],
    changes: [
      ...sale.changes,
      { from: "completed", to: "disputed", cause: "charge.dispute.created", at: second },
    ],
  };
  expect(textsOf(story)).toEqual([
    "The buyer went to the payment page.",
    "The payment arrived, and the lesson opened.",
    "The buyer opened the lesson for the first time.",
    "The buyer’s bank took $12 back for a dispute.",
    "The lesson closed until the dispute is decided.",
  ]);
});

test("each refund is a step, also when the status stays", () => {
  const refunds = [
    { ...refund, id: "re_1", amountMinor: 300, at: "2026-11-22T12:00:00Z", asOf: "2026-11-22T12:00:00Z" },
    { ...refund, id: "re_2", amountMinor: 200, at: "2026-11-23T12:00:00Z", asOf: "2026-11-23T12:00:00Z" },
  ];
  expect(textsOf({ ...sale, refunds }).slice(2)).toEqual(["A refund of $3 began.", "A refund of $2 began."]);
});

test("a refund that failed weeks later stands where it failed", () => {
  const failed = { ...refund, id: "re_1", amountMinor: 1200, status: "failed" };
  const story: SellerStory = {
    ...sale,
    refunds: [{ ...failed, at: "2026-11-22T12:00:00Z", asOf: "2026-12-12T12:00:00Z" }],
    changes: [
      ...sale.changes,
      { from: "completed", to: "refunded", cause: "refund.created", at: "2026-11-22T12:00:00Z" },
      { from: "refunded", to: "completed", cause: "refund.failed", at: "2026-12-12T12:00:00Z" },
    ],
  };
  expect(textsOf(story).slice(2)).toEqual([
    "A refund of $12 began.",
    "All of the money had gone back.",
    "The refund of $12 did not arrive.",
    "The lesson opened again.",
  ]);
});

test("a payment that is held says why", () => {
  const changes = [{ from: "pending" as const, to: "review" as const, cause: "x", at: second }];
  expect(textsOf({ ...sale, changes, errorCode: "payment_mismatch" })).toEqual([
    "The payment arrived, but not as the order had it.",
  ]);
  expect(textsOf({ ...sale, changes, errorCode: "duplicate_payment" })).toEqual([
    "The buyer had already paid for this lesson, so this second payment goes back.",
  ]);
});
