import type { NoticeTone } from "@/components/ui/notice";
import { formatMoney } from "@/lib/format/money";
import type { SellerPurchase } from "@/lib/purchases/details";

type Message = [tone: NoticeTone, title: string, text: string];

/** Where a dispute stands and what it means for the sale. */
export function disputeMessage(
  { status, amountMinor, currency, takenMinor }: SellerPurchase["disputes"][number],
  { refundableCurrency }: Pick<SellerPurchase, "refundableCurrency">,
  locale: string,
): Message {
  const sum = formatMoney(amountMinor, currency, { locale });
  const taken = takenMinor > 0 ? formatMoney(takenMinor, refundableCurrency, { locale }) : null;
  switch (status) {
    case "prevented":
      return [
        "info",
        `A dispute over ${sum} was settled before it began.`,
        taken ? `${taken} of the payment went back to the buyer, as by a refund.` : "The payment stands.",
      ];
    case "won":
      return ["success", `The dispute over ${sum} is won.`, "The money is back, the payment stands."];
    case "lost":
      return [
        "danger",
        `The dispute over ${sum} is lost.`,
        taken
          ? `The bank has returned ${taken} to the buyer. What remains is paid, the lesson stays open.`
          : `The bank has returned ${sum} to the buyer.`,
      ];
    default:
      return status.startsWith("warning_") ? inquiryMessage(status, sum) : openMessage(status, sum);
  }
}

function inquiryMessage(status: string, sum: string): Message {
  const asks = `The buyer’s bank asks about ${sum}.`;
  if (status === "warning_closed")
    return ["info", `The bank’s question about ${sum} is closed.`, "The payment stands."];
  return status === "warning_under_review"
    ? ["info", asks, "It has the answer. Nothing is taken."]
    : ["warning", asks, "Nothing is taken yet, the lesson stays open."];
}

function openMessage(status: string, sum: string): Message {
  const disputed = `${sum} of this payment is disputed.`;
  if (status.endsWith("needs_response"))
    return ["danger", disputed, "The bank holds that amount, the lesson is closed."];
  if (status.endsWith("under_review"))
    return ["warning", disputed, "The bank has the answer. It can take two or three months to decide."];
  return ["warning", disputed, `Stripe says: ${status.replaceAll("_", " ")}.`];
}
