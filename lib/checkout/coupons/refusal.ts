import { z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { isolate } from "@/lib/format/isolate";
import { currencyName, formatMoney } from "@/lib/format/money";

const money = { currency: z.string() };

/** Why a code cannot be used for a lesson, with what its message needs. Amounts in minor units, times in ISO 8601. */
const couponRefusal = z.discriminatedUnion("reason", [
  z.object({
    reason: z.enum(["unknown", "other_lesson", "ended", "no_discount", "used_by_you", "used_up"]),
    code: z.string(),
  }),
  z.object({
    reason: z.literal("not_started"),
    code: z.string(),
    startsAt: z.iso.datetime({ offset: true }),
  }),
  z.object({ reason: z.literal("other_currency"), code: z.string(), ...money }),
  z.object({ reason: z.literal("below_minimum"), code: z.string(), minimumMinor: z.int(), ...money }),
  z.object({ reason: z.literal("held_by_you"), code: z.string(), title: z.string(), slug: z.string() }),
]);

/** The same as the database answers where a code was sent. */
export const couponInvalid = z.object({ outcome: z.literal("coupon_invalid") }).and(couponRefusal);

export type CouponRefusal = z.infer<typeof couponRefusal>;

/** In one sentence or two, with what can be done. */
export function couponMessage(refusal: CouponRefusal, locale: string): string {
  const code = isolate(refusal.code);
  switch (refusal.reason) {
    case "unknown":
      return `We do not know the code ${code} for this lesson. Please check how it is written.`;
    case "other_lesson":
      return `${code} is not for this lesson.`;
    case "ended":
      return `${code} has ended.`;
    case "no_discount":
      return `${code} takes nothing off here: this lesson already costs the least that Stripe charges.`;
    case "used_by_you":
      return `You have already used ${code}, as often as one person may.`;
    case "used_up":
      return `All uses of ${code} are taken.`;
    case "not_started":
      return `${code} can be used from ${isolate(formatDateTime(refusal.startsAt, locale))}.`;
    case "other_currency":
      return `${code} is only for prices in ${currencyName(refusal.currency)}.`;
    case "below_minimum": {
      const minimum = formatMoney(refusal.minimumMinor, refusal.currency, { locale });
      return `${code} is only for lessons that cost ${minimum} or more.`;
    }
    case "held_by_you":
      return `${code} is held by your unfinished purchase of “${isolate(refusal.title)}”: finish that first.`;
  }
}
