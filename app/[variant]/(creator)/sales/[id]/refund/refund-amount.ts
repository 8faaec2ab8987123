import { formatMoney, majorUnits, parseMoney } from "@/lib/format/money";
import type { SellerPurchase } from "@/lib/purchases/details";
import { isTakenBack } from "@/lib/purchases/status";

/** The amount to refund in minor units, or what was typed and why it is not an amount. */
export type RefundAmount = { amountMinor?: number; typed?: string; problem?: string };

type Query = Record<string, string | string[] | undefined>;
type Rest = Pick<SellerPurchase, "refundableMinor" | "refundableCurrency">;

/** Reads the confirmation page's query: `?part=all`, or `?amount=` in the currency's units. */
export function parseRefundAmount({ part, amount }: Query, rest: Rest, locale: string): RefundAmount {
  const { refundableMinor, refundableCurrency } = rest;
  if (part === "all") return { amountMinor: refundableMinor };
  if (typeof amount !== "string") return {};
  const minor = parseMoney(amount, refundableCurrency, locale);
  const problem = problemOf(minor, rest, locale);
  return minor === null || problem ? { typed: amount, problem } : { amountMinor: minor };
}

function problemOf(minor: number | null, rest: Rest, locale: string): string | undefined {
  const { refundableMinor, refundableCurrency: currency } = rest;
  const most = formatMoney(refundableMinor, currency, { locale });
  if (minor === null)
    return `Please write an amount in ${currency.toUpperCase()}, in figures such as ${sampleOf(refundableMinor, currency)}.`;
  if (minor === 0) return "Please write how much is to be refunded.";
  return minor > refundableMinor ? `At most ${most} can be refunded.` : undefined;
}

/** An example amount that this form accepts, in the smallest payable unit: 1234 dollars are "1234.00". */
const sampleOf = (minor: number, currency: string) =>
  majorUnits(minor, currency).replace(/(\.\d\d)\d$/, "$10");

/** False while another refund is open. */
export const canRefund = ({ refundableMinor, requests }: SellerPurchase): boolean =>
  refundableMinor > 0 && !requests.some(({ state }) => state === "open");

export function whyNoRefund(sale: SellerPurchase, locale: string): string {
  const { role, status, requests, disputes, paidAt, paidMinor } = sale;
  if (sale.kind === "lesson" && sale.creditsState === "returned")
    return "The credits went back to the buyer. There is nothing more to refund.";
  if (requests.some(({ state }) => state === "open"))
    return "A refund is under way. When it is done, there can be another.";
  if (status === "disputed")
    return isTakenBack(disputes)
      ? `The bank itself has returned ${takenBack(sale, locale)} of this payment. Nothing more can be refunded here.`
      : "While the bank decides, nothing can be refunded here.";
  if (status === "review" && role === "creator")
    return "The shop’s operator looks at this payment, and refunds it if need be.";
  if (status === "refunded") return "Everything was refunded.";
  if (paidAt && paidMinor === 0) return "A coupon covered the whole price, so there is nothing to refund.";
  return "Nothing was paid, so there is nothing to refund.";
}

/** What the lost disputes were about, by currency: a dispute can be about a part, and in another currency. */
function takenBack({ disputes, currency }: SellerPurchase, locale: string): string {
  const sums = new Map<string, number>();
  for (const { reverses, currency: paidIn, amountMinor } of disputes)
    if (reverses) sums.set(paidIn, (sums.get(paidIn) ?? 0) + amountMinor);
  if (sums.size === 0) return formatMoney(0, currency, { locale });
  return [...sums].map(([code, sum]) => formatMoney(sum, code, { locale })).join(" and ");
}
