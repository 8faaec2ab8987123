import "server-only";
import { quoteCoupon, type ValidQuote } from "@/lib/checkout/coupons/quote";
import { couponMessage } from "@/lib/checkout/coupons/refusal";
import type { CouponTrier } from "@/lib/checkout/coupons/tries";
import type { ResumableCheckout } from "@/lib/checkout/open";
import { messageFor, UnavailableError } from "@/lib/errors";
import { isolate } from "@/lib/format/isolate";

/** The price with a code; `note` where another code was sent and this one takes more off. */
export type CouponPrice = { code: string; amountMinor: number; note?: string };
/** What a lesson's page shows of codes: the price that Buy leads to, and what was sent and cannot be used. */
export type CouponOffer = { price: CouponPrice | null; refused: { code: string; message: string } | null };

type Asked = {
  trier: CouponTrier;
  lessonId: string;
  code: string | undefined;
  /** It is read while the code is looked up. */
  unfinished: Promise<ResumableCheckout | null>;
  locale: string;
};

/**
 * The best price wins, of the code that was sent and the open checkout's; codes never add up. A code that cannot be
 * used takes nothing away from an open checkout.
 */
export async function getCouponOffer({ unfinished: reading, ...asked }: Asked): Promise<CouponOffer> {
  const { code } = asked;
  const [unfinished, answer] = await Promise.all([reading, code ? getQuote({ ...asked, code }) : null]);
  const held = unfinished?.code ? { code: unfinished.code, amountMinor: unfinished.amountMinor } : null;
  if (!code || !answer) return { price: held, refused: null };
  if ("message" in answer) return { price: held, refused: { code, message: answer.message } };
  if (!held || answer.amountMinor < held.amountMinor || answer.code === held.code)
    return { price: answer, refused: null };
  const note = `${isolate(held.code)}, with which you began, takes more off than ${isolate(answer.code)}, so it stays.`;
  return { price: { ...held, note }, refused: null };
}

type Asking = Omit<Asked, "unfinished"> & { code: string };

async function getQuote({
  trier,
  lessonId,
  code,
  locale,
}: Asking): Promise<ValidQuote | { message: string }> {
  try {
    const answer = await quoteCoupon(trier, lessonId, code);
    if ("ok" in answer) return { message: answer.message ?? messageFor(answer.code) };
    return answer.outcome === "valid" ? answer : { message: couponMessage(answer, locale) };
  } catch (error) {
    if (error instanceof UnavailableError) return { message: messageFor("unavailable") };
    throw error;
  }
}
