import type { ClaimedMail, MailDispute, MailPurchase } from "@/lib/mails/claimed-mail";

const id = "b0000000-0000-4000-8000-000000000000";

const common = {
  id,
  attempt: 1,
  recipientId: id,
  email: "ada@lectern.test",
  locale: "en-GB",
  timeZone: "Europe/Paris",
};

export const purchase: MailPurchase = {
  id,
  kind: "lesson",
  status: "completed",
  title: "Kerning by eye",
  language: "en",
  slug: "kerning",
  currency: "eur",
  amountMinor: 2450,
  paidMinor: 2450,
  refundedMinor: 0,
  grantsAccess: true,
  paidAt: "2026-11-29T22:30:00Z",
  awaitsBuyer: false,
  receiptUrl: "https://pay.stripe.com/receipts/x",
  feeMinor: 245,
  netMinor: 2205,
};

const pack: MailPurchase = {
  ...purchase,
  kind: "credits",
  title: "40 credits",
  credits: 40,
  slug: undefined,
};
const refunded: MailPurchase = {
  ...purchase,
  status: "refunded",
  refundedMinor: 2450,
  grantsAccess: false,
  netMinor: 0,
};
const refund = { amountMinor: 2450, currency: "eur", at: "2026-11-29T23:00:00Z", ofDuplicate: false };
const dispute: MailDispute = {
  status: "needs_response",
  amountMinor: 2450,
  currency: "eur",
  takenMinor: 0,
  heldMinor: 2450,
  dueBy: "2026-12-14T22:59:59Z",
  at: "2026-11-29T23:00:00Z",
};

const partly: MailPurchase = {
  ...purchase,
  status: "partially_refunded",
  refundedMinor: 1000,
  netMinor: 1305,
};
const held: MailPurchase = { ...purchase, status: "disputed", grantsAccess: false, netMinor: 0 };
const day = {
  currency: "eur",
  sales: 3,
  grossMinor: 7350,
  reversedMinor: 2450,
  feeMinor: 490,
  netMinor: 4410,
  lessons: [
    { title: "Kerning by eye", language: "en", sales: 2, grossMinor: 4900 },
    { title: "الخط العربي", language: "ar", sales: 1, grossMinor: 2450 },
  ],
};

/** A mail of every kind, and of each variant that reads otherwise. */
export const sampleMails: Record<string, ClaimedMail> = {
  paid: { ...common, kind: "purchase_paid", purchase },
  "paid with a coupon of 100 %": {
    ...common,
    kind: "purchase_paid",
    purchase: { ...purchase, paidMinor: 0, receiptUrl: undefined },
  },
  "paid for credits": { ...common, kind: "purchase_paid", purchase: pack },
  processing: {
    ...common,
    kind: "payment_processing",
    purchase: { ...purchase, status: "processing", grantsAccess: false },
  },
  voucher: {
    ...common,
    kind: "payment_processing",
    purchase: { ...purchase, status: "processing", grantsAccess: false, awaitsBuyer: true },
  },
  failed: {
    ...common,
    kind: "payment_failed",
    purchase: { ...purchase, status: "failed", grantsAccess: false },
  },
  "credits returned": { ...common, kind: "credits_returned", purchase: { ...refunded, credits: 12 } },
  refunded: { ...common, kind: "refund", purchase: refunded, refund },
  "refunded in part": {
    ...common,
    kind: "refund",
    purchase: partly,
    refund: { ...refund, amountMinor: 1000 },
  },
  duplicate: { ...common, kind: "refund", purchase: refunded, refund: { ...refund, ofDuplicate: true } },
  "refund failed": { ...common, kind: "refund_failed", purchase, refund },
  "dispute lost": {
    ...common,
    kind: "dispute_outcome",
    purchase: held,
    dispute: { ...dispute, status: "lost" },
  },
  "dispute won": {
    ...common,
    kind: "dispute_outcome",
    purchase,
    dispute: { ...dispute, status: "won", heldMinor: 0 },
  },
  "first sale": { ...common, kind: "first_sale", purchase },
  digest: { ...common, kind: "daily_digest", day: "2026-11-29", sales: [day] },
  "digest in two currencies": {
    ...common,
    kind: "daily_digest",
    day: "2026-11-29",
    sales: [
      day,
      {
        ...day,
        currency: "jpy",
        sales: 1,
        grossMinor: 1800,
        reversedMinor: 0,
        feeMinor: 180,
        netMinor: 1620,
      },
    ],
  },
  "sale refunded": { ...common, kind: "sale_refunded", purchase: refunded, refund },
  "sale disputed": { ...common, kind: "sale_disputed", purchase: held, dispute },
  inquiry: {
    ...common,
    kind: "sale_disputed",
    purchase,
    dispute: { ...dispute, status: "warning_needs_response", heldMinor: 0 },
  },
  "sale's dispute lost": {
    ...common,
    kind: "sale_dispute_outcome",
    purchase: held,
    dispute: { ...dispute, status: "lost" },
  },
  "sale's dispute won": {
    ...common,
    kind: "sale_dispute_outcome",
    purchase,
    dispute: { ...dispute, status: "won" },
  },
  "inquiry closed": {
    ...common,
    kind: "sale_dispute_outcome",
    purchase,
    dispute: { ...dispute, status: "warning_closed" },
  },
  prevented: {
    ...common,
    kind: "sale_dispute_outcome",
    purchase: refunded,
    dispute: { ...dispute, status: "prevented" },
  },
};
