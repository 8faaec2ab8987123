import type { NoticeTone } from "@/components/ui/notice";
import { formatMoney } from "@/lib/format/money";
import type { SellerPurchase } from "@/lib/purchases/details";

type Message = [tone: NoticeTone, title: string, text: string];

/** Where a dispute stands and what it means for the lesson, or for the credits of a pack. */
export function disputeMessage(
  { status, amountMinor, currency, takenMinor }: SellerPurchase["disputes"][number],
  { refundableCurrency, kind }: Pick<SellerPurchase, "refundableCurrency" | "kind">,
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
          ? `The bank has returned ${taken} to the buyer. What remains is paid${EFFECTS[kind].partLost}`
          : `The bank has returned ${sum} to the buyer.`,
      ];
    default:
      return status.startsWith("warning_")
        ? inquiryMessage(status, sum, kind)
        : openMessage(status, sum, kind);
  }
}

type Kind = SellerPurchase["kind"];

const EFFECTS = {
  lesson: {
    partLost: ", so the lesson stays open.",
    asked: "Nothing is taken yet, and the lesson stays open.",
    held: "The bank holds that amount, and the lesson is closed.",
  },
  credits: {
    partLost: "; the credits for the rest stay.",
    asked: "Nothing is taken yet, and the buyer keeps the credits.",
    held: "The bank holds that amount. The unspent credits are frozen, and lessons opened with the others are closed.",
  },
} satisfies Record<Kind, Record<string, string>>;

function inquiryMessage(status: string, sum: string, kind: Kind): Message {
  const asks = `The buyer’s bank asks about ${sum}.`;
  if (status === "warning_closed")
    return ["info", `The bank’s question about ${sum} is closed.`, "The payment stands."];
  return status === "warning_under_review"
    ? ["info", asks, "It has the answer. Nothing is taken."]
    : ["warning", asks, EFFECTS[kind].asked];
}

function openMessage(status: string, sum: string, kind: Kind): Message {
  const disputed = `${sum} of this payment is disputed.`;
  if (status.endsWith("needs_response")) return ["danger", disputed, EFFECTS[kind].held];
  if (status.endsWith("under_review"))
    return ["warning", disputed, "The bank has the answer. It can take two or three months to decide."];
  return ["warning", disputed, `Stripe says: ${status.replaceAll("_", " ")}.`];
}
