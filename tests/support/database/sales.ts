import type { SellerPurchase } from "@/lib/purchases/details";
import { packOf } from "./details-of.ts";

export const soldAt = "2026-11-21T12:00:00Z";

/** What a creator sees of a lesson for $12 that was sold on 21 November 2026 at noon. */
export const sale: SellerPurchase = {
  role: "creator",
  kind: "lesson",
  credits: null,
  creditsState: null,
  id: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a01",
  lessonId: "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a02",
  title: "Whistle with two fingers",
  language: "en",
  slug: "whistle",
  status: "completed",
  currency: "usd",
  listPriceMinor: 1200,
  discountMinor: 0,
  couponCode: null,
  amountMinor: 1200,
  paidMinor: 1200,
  refundedMinor: 0,
  disputedMinor: 0,
  errorCode: null,
  startedAt: "2026-11-21T12:00:00.700Z",
  paidAt: soldAt,
  openedAt: null,
  awaitsBuyer: false,
  refunds: [],
  disputes: [],
  changes: [
    { from: null, to: "pending", cause: "checkout", source: "shop", at: "2026-11-21T12:00:00.700Z" },
    { from: "pending", to: "completed", cause: "checkout.session.completed", source: "webhook", at: soldAt },
  ],
  refundableMinor: 1200,
  refundableCurrency: "usd",
  returnableCredits: 0,
  platformFeeMinor: 120,
  netMinor: 1080,
  feePercent: 10,
  buyerName: "Ada",
  buyerDeleted: false,
  timeZone: "UTC",
  requests: [],
};

/** What an operator sees of a pack. */
export const soldPack: SellerPurchase = {
  ...packOf({}),
  role: "operator",
  refundableMinor: 499,
  refundableCurrency: "usd",
  returnableCredits: 0,
  platformFeeMinor: null,
  netMinor: null,
  feePercent: 10,
  buyerName: "Ada",
  buyerDeleted: false,
  timeZone: "UTC",
  requests: [],
  sessionId: null,
  paymentIntentId: null,
  buyerId: null,
  buyerDeletedAt: null,
  creatorId: null,
};
