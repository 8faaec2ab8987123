import "server-only";
import { headers } from "next/headers";
import type { User } from "@/lib/auth/session";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { readLinkedCode } from "@/lib/checkout/coupons/linked-code";
import { type CouponOffer, getCouponOffer } from "@/lib/checkout/coupons/offer";
import type { ResumableCheckout } from "@/lib/checkout/open";
import { clientOf } from "@/lib/http/limits/client";
import { getLocale } from "@/lib/rendering/variant";
import { couponCode } from "@/types/api";

/**
 * The price with the code of the page's URL, else of the link by which the browser came, else of the open checkout. Not
 * for pages that are cached. `typed` comes from the URL.
 */
export async function getPageCoupon(
  user: User | null,
  lesson: LessonCard,
  typed: unknown,
  unfinished: Promise<ResumableCheckout | null> = Promise.resolve(null),
): Promise<CouponOffer> {
  if (lesson.priceMinor === 0 || lesson.status !== "published") return { price: null, refused: null };
  const code = typed === undefined ? await readLinkedCode(lesson.slug) : couponCode.safeParse(typed).data;
  const trier = user ?? { network: clientOf(await headers()) };
  return getCouponOffer({ trier, lessonId: lesson.id, code, unfinished, locale: await getLocale() });
}
