import { formatMoney } from "@/lib/format/money";
import type { SellerPurchase } from "@/lib/purchases/details";

/** Why a payment is in review and who resolves it; null when it is not in review. */
export function reviewMessage(sale: SellerPurchase, locale: string): { title: string; text: string } | null {
  if (sale.status !== "review") return null;
  if (sale.errorCode !== "duplicate_payment")
    return { title: "This payment is not what was agreed.", text: mismatch(sale, locale) };
  if (sale.paidMinor === 0)
    return {
      title: "The buyer bought this lesson a second time.",
      text: "The first purchase opens it. This one cost nothing, so there is nothing to refund.",
    };
  return {
    title: "The buyer paid a second time for this lesson.",
    text: `The first payment opens it. ${automaticRefundState(sale)}`,
  };
}

/** The shop tries one refund by itself; if it is refused or fails, an operator has to make it. */
function automaticRefundState({ role, requests }: SellerPurchase): string {
  if (!requests.some(({ automatic, state }) => automatic && state !== "open"))
    return "This one is refunded by the shop itself.";
  return role === "operator"
    ? "The shop could not refund this one by itself. Refund it here, or in Stripe’s dashboard."
    : "The shop could not refund this one by itself; its operator is dealing with it.";
}

function mismatch(sale: SellerPurchase, locale: string) {
  const { role, kind, amountMinor, currency, refundableMinor, refundableCurrency } = sale;
  const agreed = `It was to be ${formatMoney(amountMinor, currency, { locale })}`;
  if (role === "creator") return `${agreed}. The lesson stays closed, and the shop’s operator looks at it.`;
  return `${agreed}; Stripe has ${formatMoney(refundableMinor, refundableCurrency, { locale })}, or another mode or account than the purchase. ${kind === "credits" ? "It brings no credits" : "The lesson stays closed"}. Look at the payment in Stripe’s dashboard, then refund it here; the buyer can buy again.`;
}
