import { formatMoney } from "@/lib/format/money";
import type { BuyerPurchase } from "@/lib/purchases/details";
import type { TimelineEvent } from "@/lib/purchases/timeline-event";

type Refund = BuyerPurchase["refunds"][number];
type Dispute = BuyerPurchase["disputes"][number];

/** Refunds and disputes as sentences for the buyer: how each began, and how those that are over ended. */
export function reversalEvents(
  { refunds, disputes, currency }: BuyerPurchase,
  locale: string,
): { begun: TimelineEvent[]; ended: TimelineEvent[] } {
  return {
    begun: [
      ...refunds.map((refund) => refundBegun(refund, sumOf(refund, locale))),
      ...disputes.map((dispute) => disputeBegun(dispute, sumOf(dispute, locale))),
    ],
    ended: [
      ...refunds.flatMap((refund) => refundEnded(refund, sumOf(refund, locale))),
      ...disputes.flatMap((dispute) => disputeEnded(dispute, takenOf(dispute, currency, locale))),
    ],
  };
}

const sumOf = ({ amountMinor, currency }: Refund | Dispute, locale: string) =>
  formatMoney(amountMinor, currency, { locale });

/** What the bank took, in the currency that was paid; else what the dispute is about. */
const takenOf = (dispute: Dispute, paidIn: string, locale: string) =>
  dispute.takenMinor > 0 ? formatMoney(dispute.takenMinor, paidIn, { locale }) : sumOf(dispute, locale);

function refundBegun({ status, at }: Refund, sum: string): TimelineEvent {
  if (status === "succeeded") return { at, text: `We sent ${sum} back to you.` };
  const text = `We began to send ${sum} back to you.`;
  if (status !== "requires_action") return { at, text };
  return { at, text, note: "Stripe needs to know where to send it, and asks you by e-mail." };
}

function refundEnded(refund: Refund, sum: string): TimelineEvent[] {
  const { status, asOf: at } = refund;
  if (status === "failed")
    return [{ at, text: `The refund of ${sum} did not arrive.`, note: whyFailed(refund) }];
  return status === "canceled" ? [{ at, text: `The refund of ${sum} was called off.` }] : [];
}

const whyFailed = ({ failureReason }: Refund) =>
  failureReason === "lost_or_stolen_card" || failureReason === "expired_or_canceled_card"
    ? "The card is no longer valid. We know about it and are taking care of it."
    : "It could not be delivered. We know about it and are taking care of it.";

function disputeBegun({ status, reason, at }: Dispute, sum: string): TimelineEvent {
  const text = status.startsWith("warning_")
    ? `Your bank asked about this payment of ${sum}.`
    : `${sum} of this payment was disputed with your bank.`;
  return reason && reason !== "general"
    ? { at, text, note: `Reason given: ${toWords(reason)}.` }
    : { at, text };
}

const toWords = (reason: string) =>
  reason === "fraudulent" ? "a payment that you did not make" : reason.replaceAll("_", " ");

function disputeEnded(dispute: Dispute, sum: string): TimelineEvent[] {
  const text = decisionOf(dispute, sum);
  return text ? [{ at: dispute.asOf, text }] : [];
}

function decisionOf({ status, takenMinor }: Dispute, sum: string): string | null {
  switch (status) {
    case "won":
      return "Your bank decided that the payment stands.";
    case "lost":
      return `Your bank decided that ${sum} returns to you.`;
    case "warning_closed":
      return "Your bank’s question was settled. The payment stands.";
    case "prevented":
      return takenMinor > 0
        ? `The dispute was settled before it began: ${sum} went back to you.`
        : "The dispute was settled before it began.";
    case "under_review":
      return "Your bank got our answer, and looks at it.";
    default:
      return null;
  }
}
