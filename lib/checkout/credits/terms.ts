import { maxCredits } from "../../../types/api.ts";
import { currencyOf } from "../../format/currencies.ts";

type Lesson = { priceMinor: number; currency: string };
type Credits = { balance: number; owed: number; currency: string };

/** What a lesson means to a member's credits; `missing` is 0 when it can be opened with what they have. */
export type CreditTerms = {
  price: number;
  balance: number;
  owed: number;
  missing: number;
  topUp: number | null;
};

/**
 * Null for a lesson that is free or priced in another currency than credits. `topUp` is what to buy to open it: what is
 * missing, what is owed included, but not less than Stripe charges; null for more than is sold at once.
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
 */
export function creditTerms(lesson: Lesson, { balance, owed, currency }: Credits): CreditTerms | null {
  if (lesson.priceMinor === 0 || lesson.currency !== currency) return null;
  const price = lesson.priceMinor;
  const missing = Math.max(0, price + owed - balance);
  const topUp = missing && Math.max(missing, currencyOf(currency).minimum);
  return { price, balance, owed, missing, topUp: topUp > maxCredits ? null : topUp };
}
