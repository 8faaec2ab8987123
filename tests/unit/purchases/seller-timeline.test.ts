import { expect, test } from "vitest";
import type { SellerPurchase } from "@/lib/purchases/details";
import { sellerTimeline } from "@/lib/purchases/seller-timeline";
import { sale, soldAt as second } from "../../support/database/sales";

const dispute = {
  currency: "usd",
  amountMinor: 1200,
  reason: "fraudulent",
  reverses: true,
  takenMinor: 0,
  dueBy: null,
};
const refund = { currency: "usd", reason: null, failureReason: null, status: "succeeded" };

const textsOf = (details: SellerPurchase) => sellerTimeline(details, "en").map(({ text }) => text);

test("within one second events go from the payment page to their effects", () => {
  const details: SellerPurchase = {
    ...sale,
    status: "disputed",
    openedAt: "2026-11-21T12:00:00.900Z",
    disputes: [{ ...dispute, id: "du_1", status: "needs_response", at: second, asOf: second }],
    changes: [
      ...sale.changes,
      {
        from: "completed",
        to: "disputed",
        cause: "charge.dispute.created",
        source: "webhook",
        at: "2026-11-21T12:00:00.950Z",
      },
    ],
  };
  expect(textsOf(details)).toEqual([
    "The buyer went to the payment page.",
    "The payment arrived, and the lesson opened.",
    "The buyer opened the lesson for the first time.",
    "The buyer’s bank took $12 back for a dispute.",
    "The lesson closed because of the dispute.",
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
  const details: SellerPurchase = {
    ...sale,
    refunds: [{ ...failed, at: "2026-11-22T12:00:00Z", asOf: "2026-12-12T12:00:00Z" }],
    changes: [
      ...sale.changes,
      {
        from: "completed",
        to: "refunded",
        cause: "refund.created",
        source: "webhook",
        at: "2026-11-22T12:00:00Z",
      },
      {
        from: "refunded",
        to: "completed",
        cause: "refund.failed",
        source: "webhook",
        at: "2026-12-12T12:00:00Z",
      },
    ],
  };
  expect(textsOf(details).slice(2)).toEqual([
    "A refund of $12 began.",
    "All of the money had gone back.",
    "The refund of $12 did not arrive.",
    "The lesson opened again.",
  ]);
});

test("a payment that is held says why", () => {
  const changes = [
    { from: "pending" as const, to: "review" as const, cause: "x", source: "webhook" as const, at: second },
  ];
  expect(textsOf({ ...sale, changes, errorCode: "payment_mismatch" })).toEqual([
    "The payment arrived, but not as the purchase had it.",
  ]);
  expect(textsOf({ ...sale, changes, errorCode: "duplicate_payment" })).toEqual([
    "The buyer had already paid for this lesson, so this duplicate payment is refunded.",
  ]);
});

test("a free duplicate is not called refunded", () => {
  const changes = [
    { from: "pending" as const, to: "review" as const, cause: "x", source: "webhook" as const, at: second },
  ];
  expect(textsOf({ ...sale, changes, errorCode: "duplicate_payment", paidMinor: 0 })).toEqual([
    "The buyer already had this lesson, so this second purchase opened nothing.",
  ]);
});

test("an opening that is older than this purchase belongs to another one", () => {
  expect(textsOf({ ...sale, openedAt: "2026-10-01T12:00:00Z" })).toEqual([
    "The buyer went to the payment page.",
    "The payment arrived, and the lesson opened.",
  ]);
});

test("it is the shop that gives a checkout up", () => {
  const changes = [
    {
      from: "pending" as const,
      to: "cancelled" as const,
      cause: "outdated",
      source: "shop" as const,
      at: second,
    },
  ];
  expect(textsOf({ ...sale, status: "cancelled", changes })).toEqual([
    "The shop cancelled this checkout before anything was paid.",
  ]);
});
