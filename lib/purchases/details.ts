import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";
import { Constants } from "@/types/database";

const status = z.enum(Constants.public.Enums.purchase_status);
const source = z.enum(Constants.public.Enums.fact_source);
const time = z.iso.datetime({ offset: true });

const refund = z.object({
  id: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  /** pending, requires_action, succeeded, failed, canceled, or a status that Stripe may add. */
  status: z.string(),
  reason: z.string().nullable(),
  failureReason: z.string().nullable(),
  at: time,
  asOf: time,
});

const dispute = z.object({
  id: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  /** Whether it holds or takes money. Inquiries, won disputes, and prevented ones without a withdrawal do not. */
  reverses: z.boolean(),
  /** Gone for good as if refunded, in the currency that was paid: lost over a part, or prevented. */
  takenMinor: z.int(),
  dueBy: time.nullable(),
  at: time,
  asOf: time,
});

/** A refund that was requested in the shop. `refused`: by Stripe, with its code in `error`. */
const request = z.object({
  id: z.uuid(),
  amountMinor: z.int(),
  currency: z.string(),
  reason: z.string(),
  note: z.string(),
  state: z.enum(["open", "done", "refused"]),
  error: z.string().nullable(),
  automatic: z.boolean(),
  refundId: z.string().nullable(),
  at: time,
});

const common = z.object({
  id: z.uuid(),
  title: z.string(),
  status,
  currency: z.string(),
  /** `amountMinor` and what the coupon took off. */
  listPriceMinor: z.int(),
  discountMinor: z.int(),
  couponCode: z.string().nullable(),
  amountMinor: z.int(),
  paidMinor: z.int(),
  refundedMinor: z.int(),
  disputedMinor: z.int(),
  errorCode: z.string().nullable(),
  startedAt: time,
  paidAt: time.nullable(),
  openedAt: time.nullable(),
  /** The buyer has chosen a voucher or transfer and has not paid it: they may choose another way. */
  awaitsBuyer: z.boolean(),
  refunds: z.array(refund),
  disputes: z.array(dispute),
  changes: z.array(z.object({ from: status.nullable(), to: status, cause: z.string(), source, at: time })),
});

const buyer = {
  role: z.literal("buyer"),
  receiptUrl: z.string().nullable(),
  errorMessage: z.string().nullable(),
};

const seller = {
  /** In the currency that was paid, which differs from `currency` in a mismatch. */
  refundableMinor: z.int(),
  refundableCurrency: z.string(),
  /** Of a lesson opened with credits: what its refund gives back. */
  returnableCredits: z.int(),
  platformFeeMinor: z.int().nullable(),
  netMinor: z.int().nullable(),
  /** The platform's share of the price in percent, agreed when the checkout began. */
  feePercent: z.number(),
  /** Null where the account is deleted, and where the name may be an e-mail address. */
  buyerName: z.string().nullable(),
  buyerDeleted: z.boolean(),
  /** The creator's own; for operators UTC. */
  timeZone: z.string(),
  requests: z.array(request),
};

const operator = {
  role: z.literal("operator"),
  ...seller,
  sessionId: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  buyerId: z.uuid().nullable(),
  buyerDeletedAt: time.nullable(),
  creatorId: z.uuid().nullable(),
  errorMessage: z.string().nullable(),
};

/** A pack or grant (purchaseId null) that a lesson was opened from. */
const creditSource = z.object({
  purchaseId: z.uuid().nullable(),
  title: z.string().nullable(),
  credits: z.int(),
  blocked: z.boolean(),
});
const sources = z.array(creditSource);

const lesson = common.extend({
  kind: z.literal("lesson"),
  lessonId: z.uuid(),
  language: z.string(),
  slug: z.string(),
  /** The price in credits of a lesson that was opened with them; null where it was paid with money. */
  credits: z.int().nullable(),
  /** Whether these credits stand: held or lost by a dispute of a pack that they came from; returned. */
  creditsState: z.enum(["kept", "held", "lost", "returned"]).nullable(),
});

const pack = common.extend({
  kind: z.literal("credits"),
  /** Null for credits in any number. */
  packName: z.string().nullable(),
  packId: z.uuid().nullable(),
  credits: z.int(),
  /** Which they were bought to open. */
  lessonId: z.uuid().nullable(),
  /** Once paid. `removed`: taken by refunds and disputes; `owed`: of these, what was spent before. */
  lot: z
    .object({
      credits: z.int(),
      spent: z.int(),
      removed: z.int(),
      unspent: z.int(),
      owed: z.int(),
      blocked: z.boolean(),
    })
    .nullable(),
  /** The lessons that stand opened from it, newest first, at most 50; `credits` are those of this pack. */
  openings: z.array(
    z.object({ purchaseId: z.uuid(), title: z.string(), slug: z.string(), status, credits: z.int() }),
  ),
});

const purchase = z.discriminatedUnion("kind", [
  z.discriminatedUnion("role", [
    lesson.extend({ ...buyer, sources }),
    lesson.extend({ role: z.literal("creator"), ...seller }),
    lesson.extend({ ...operator, sources }),
  ]),
  z.discriminatedUnion("role", [pack.extend(buyer), pack.extend(operator)]),
]);

/**
 * One purchase with its refunds, disputes and status changes, as the role of its reader may see it. Amounts in minor
 * units.
 */
export type PurchaseDetails = z.infer<typeof purchase>;
export type BuyerPurchase = Extract<PurchaseDetails, { role: "buyer" }>;
export type SellerPurchase = Exclude<PurchaseDetails, { role: "buyer" }>;
export type LessonPurchase = Extract<BuyerPurchase, { kind: "lesson" }>;
export type PackPurchase = Extract<BuyerPurchase, { kind: "credits" }>;

/** Null when the signed-in member has no part in the purchase. */
export async function getPurchaseDetails(purchaseId: string): Promise<PurchaseDetails | null> {
  if (!z.uuid().safeParse(purchaseId).success) return null;
  const client = await createClient();
  const answer = unwrap(await client.rpc("get_purchase_details", { purchase_id: purchaseId }));
  return answer === null ? null : purchase.parse(answer);
}
