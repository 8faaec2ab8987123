import type { BuyerPurchase, LessonPurchase, PackPurchase } from "@/lib/purchases/details";

export type Fields = Partial<LessonPurchase>;

const undisturbed = {
  role: "buyer",
  id: "0b0c7cf0-52f5-4b31-a9a4-94d5c7a1a001",
  status: "completed",
  currency: "usd",
  listPriceMinor: 1200,
  discountMinor: 0,
  couponCode: null,
  refundedMinor: 0,
  disputedMinor: 0,
  errorCode: null,
  errorMessage: null,
  receiptUrl: null,
  startedAt: "2026-11-21T09:00:00.400Z",
  paidAt: null,
  openedAt: null,
  awaitsBuyer: false,
  refunds: [],
  disputes: [],
  changes: [],
} satisfies Partial<BuyerPurchase>;

/** The details of a lesson for $12, bought on 21 November 2026 at nine, as far as the test does not say otherwise. */
export const detailsOf = (fields: Fields): LessonPurchase => ({
  ...undisturbed,
  kind: "lesson",
  credits: null,
  creditsState: null,
  sources: [],
  lessonId: "0b0c7cf0-52f5-4b31-a9a4-94d5c7a1a002",
  title: "Whistle with two fingers",
  language: "en",
  slug: "whistle-with-two-fingers",
  amountMinor: 1200,
  paidMinor: 1200,
  ...fields,
});

/** The details of a pack of 500 credits for $4.99, bought at the same time. */
export const packOf = (fields: Partial<PackPurchase>): PackPurchase => ({
  ...undisturbed,
  kind: "credits",
  title: "500 credits",
  packName: "Starter pack",
  packId: null,
  credits: 500,
  lessonId: null,
  lot: null,
  openings: [],
  listPriceMinor: 499,
  amountMinor: 499,
  paidMinor: 499,
  ...fields,
});

type Change = BuyerPurchase["changes"][number];

/** One change of status; `at` in seconds after nine. */
export const changed = (
  from: Change["from"],
  to: Change["to"],
  { at = 60, ...change }: { at?: number; cause?: string; source?: Change["source"] } = {},
): Change[] => [
  { from, to, cause: "checkout.session.completed", source: "webhook", at: after(at), ...change },
];

/** A moment, in seconds after nine. */
export const after = (seconds: number) =>
  new Date(Date.parse("2026-11-21T09:00:00Z") + seconds * 1000).toISOString();

export const refundOf = (
  fields: Partial<BuyerPurchase["refunds"][number]>,
): BuyerPurchase["refunds"][number] => ({
  id: "re_1",
  amountMinor: 1200,
  currency: "usd",
  status: "succeeded",
  reason: null,
  failureReason: null,
  at: after(120),
  asOf: after(120),
  ...fields,
});

export const disputeOf = (
  fields: Partial<BuyerPurchase["disputes"][number]>,
): BuyerPurchase["disputes"][number] => ({
  id: "du_1",
  amountMinor: 1200,
  currency: "usd",
  status: "needs_response",
  reason: "product_not_received",
  reverses: false,
  takenMinor: 0,
  dueBy: null,
  at: after(120),
  asOf: after(120),
  ...fields,
});
