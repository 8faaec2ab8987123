import "server-only";
import { z } from "zod";
import { couponInvalid } from "@/lib/checkout/coupons/refusal";
import { type CouponTrier, tooManyCodes, triesOf } from "@/lib/checkout/coupons/tries";
import type { Failure } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const quote = z.union([
  z.object({
    outcome: z.literal("valid"),
    code: z.string(),
    amountMinor: z.int().nonnegative(),
    listPriceMinor: z.int().positive(),
    endsAt: z.iso.datetime({ offset: true }).nullable(),
  }),
  couponInvalid,
]);

export type CouponQuote = z.infer<typeof quote>;
export type ValidQuote = Extract<CouponQuote, { outcome: "valid" }>;

/**
 * What the lesson costs with this code, or why it cannot be used; the checkout decides again. Fails with rate_limited.
 * @throws UnavailableError when the database is down.
 */
export async function quoteCoupon(
  trier: CouponTrier,
  lessonId: string,
  code: string,
): Promise<CouponQuote | Failure> {
  const args = { ...("id" in trier && { buyer_id: trier.id }), lesson_id: lessonId, code, ...triesOf(trier) };
  const answer = limited.or(quote).parse(unwrap(await createAdminClient().rpc("try_coupon", args)));
  return answer.outcome === "rate_limited" ? tooManyCodes(answer.retryAfterSeconds) : answer;
}

const limited = z.object({ outcome: z.literal("rate_limited"), retryAfterSeconds: z.int() });
