import { z } from "zod";
import { Constants } from "@/types/database";
import { purchaseKind, purchaseStatus } from "@/types/purchase";

const time = z.iso.datetime({ offset: true });

/** Amounts in minor units. Of credits, slug and language are those of the lesson that they were wanted for. */
const purchase = z.object({
  id: z.uuid(),
  kind: purchaseKind,
  status: purchaseStatus,
  title: z.string(),
  language: z.string().optional(),
  slug: z.string().optional(),
  currency: z.string(),
  amountMinor: z.int(),
  paidMinor: z.int(),
  refundedMinor: z.int(),
  grantsAccess: z.boolean(),
  credits: z.int().optional(),
  paidAt: time,
  receiptUrl: z.string().optional(),
  /** The buyer chose a voucher or transfer, and has to pay it. */
  awaitsBuyer: z.boolean(),
  feeMinor: z.int().optional(),
  netMinor: z.int().optional(),
});

const refund = z.object({
  amountMinor: z.int(),
  currency: z.string(),
  at: time,
  /** Of a second payment for one lesson. */
  ofDuplicate: z.boolean(),
});

const dispute = z.object({
  status: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  /** Gone for good, and held, in the currency paid. */
  takenMinor: z.int(),
  heldMinor: z.int(),
  dueBy: time.optional(),
  at: time,
});

/** One day's sales in one currency, with the lessons most sold. */
const sales = z.object({
  currency: z.string(),
  sales: z.int(),
  grossMinor: z.int(),
  reversedMinor: z.int(),
  feeMinor: z.int(),
  netMinor: z.int(),
  lessons: z.array(
    z.object({ title: z.string(), language: z.string(), sales: z.int(), grossMinor: z.int() }),
  ),
});

const common = z.object({
  id: z.uuid(),
  attempt: z.int(),
  recipientId: z.uuid(),
  email: z.string(),
  locale: z.string(),
  timeZone: z.string(),
});

const kinds = Constants.public.Enums.mail_kind;
const aboutPurchase = z
  .enum(kinds)
  .extract(["payment_processing", "payment_failed", "purchase_paid", "credits_returned", "first_sale"]);
const aboutRefund = z.enum(kinds).extract(["refund", "refund_failed", "sale_refunded"]);
const aboutDispute = z.enum(kinds).extract(["dispute_outcome", "sale_disputed", "sale_dispute_outcome"]);

const purchaseMail = common.extend({ kind: aboutPurchase, purchase });
const refundMail = common.extend({ kind: aboutRefund, purchase, refund });
const disputeMail = common.extend({ kind: aboutDispute, purchase, dispute });
const digestMail = common.extend({
  kind: z.literal("daily_digest"),
  day: z.iso.date(),
  sales: z.array(sales).min(1),
});

/** What the SQL function claim_mails returns, one by one. */
export const claimedMail = z.discriminatedUnion("kind", [purchaseMail, refundMail, disputeMail, digestMail]);

export type PurchaseMail = z.infer<typeof purchaseMail>;
export type RefundMail = z.infer<typeof refundMail>;
export type DisputeMail = z.infer<typeof disputeMail>;
export type DigestMail = z.infer<typeof digestMail>;
export type ClaimedMail = z.infer<typeof claimedMail>;
export type MailPurchase = z.infer<typeof purchase>;
export type MailDispute = z.infer<typeof dispute>;
