import "server-only";
import { z } from "zod";
import type { User } from "@/lib/auth/session";
import { couponInvalid } from "@/lib/checkout/coupons/refusal";
import { tryCode } from "@/lib/checkout/coupons/tries";
import { env } from "@/lib/env";
import { mailLocale } from "@/lib/mails/preferences";
import { type CheckoutMode, checkoutModes } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

export type CheckoutRequest = {
  lessonId: string;
  couponCode?: string | undefined;
  successUrl?: string | undefined;
  cancelUrl?: string | undefined;
};
/** `resuming`: continue the checkout that is open, with its code, and never make another. */
export type CheckoutOptions = CheckoutRequest & { resuming?: boolean };

const openCheckoutRow = z.object({
  outcome: z.literal("open"),
  purchaseId: z.uuid(),
  sessionId: z.string().nullable(),
  lessonId: z.uuid().optional(),
  creatorId: z.uuid().optional(),
  amountMinor: z.int().positive(),
  currency: z.string(),
  expiresAt: z.int(),
  metadata: z.object({
    title: z.string(),
    slug: z.string().optional(),
    customerEmail: z.string(),
    siteUrl: z.string(),
    mode: z.enum(checkoutModes).default("hosted"),
    successUrl: z.string().optional(),
    cancelUrl: z.string().optional(),
  }),
});
export const openCheckoutAnswer = z.discriminatedUnion("outcome", [
  openCheckoutRow,
  z.object({ outcome: z.literal("outdated"), purchaseId: z.uuid(), sessionId: z.string().nullable() }),
  // Null while it is looked at; else it may wait for its buyer.
  z.object({ outcome: z.literal("processing"), sessionId: z.string().nullable() }),
  z.object({
    outcome: z.enum([
      "already_purchased",
      "free",
      "lesson_not_found",
      "over",
      "pack_not_found",
      "unauthenticated",
    ]),
  }),
]);
/** Of a lesson, with or without a code. */
const lessonCheckoutAnswer = z.union([
  openCheckoutAnswer,
  z.object({
    outcome: z.literal("completed"),
    purchaseId: z.uuid(),
    metadata: z.object({ slug: z.string() }),
  }),
  couponInvalid,
]);
export type OpenCheckout = z.infer<typeof openCheckoutRow>;
export type CheckoutAnswer = z.infer<typeof openCheckoutAnswer>;

/** Trusted, because they come from the shop's configuration and not from the request. */
export const shopTerms = () => ({ fee_percentage: env().PLATFORM_FEE_PERCENT, livemode: provider.livemode });

/** Frozen in a new row; an open checkout keeps what it was opened with. */
export const sessionMetadata = async (user: User, mode: CheckoutMode) => ({
  customerEmail: user.email,
  siteUrl: env().NEXT_PUBLIC_SITE_URL,
  mode,
  locale: await mailLocale(),
});

/**
 * The buyer's one open checkout of the lesson with this code, or a new row; else why there is none. Fails with
 * rate_limited after too many codes that do not exist.
 * @throws UnavailableError when the database is down.
 */
export async function openCheckout(
  user: User,
  { lessonId, couponCode, successUrl, cancelUrl, resuming = false }: CheckoutOptions,
  mode: CheckoutMode,
) {
  const args = {
    buyer_id: user.id,
    lesson_id: lessonId,
    ...shopTerms(),
    resuming,
    metadata: {
      ...(await sessionMetadata(user, mode)),
      ...(successUrl && { successUrl }),
      ...(cancelUrl && { cancelUrl }),
    },
  };
  const open = async (coupon?: string) => {
    const query = createAdminClient().rpc("open_checkout", { ...args, coupon_code: coupon });
    return lessonCheckoutAnswer.parse(unwrap(await query));
  };
  if (couponCode === undefined || resuming) return open();
  return tryCode(user, () => open(couponCode), isUnknownCode);
}

const isUnknownCode = (answer: z.infer<typeof lessonCheckoutAnswer>) =>
  answer.outcome === "coupon_invalid" && answer.reason === "unknown";

export const resumableCheckout = z.object({
  startedAt: z.string(),
  code: z.string().nullable(),
  amountMinor: z.int(),
});
/** The buyer's checkout that Buy would continue with its code, with its start in ISO 8601. */
export type ResumableCheckout = z.infer<typeof resumableCheckout>;
