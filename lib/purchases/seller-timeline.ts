import { isolate } from "@/lib/format/isolate";
import { formatMoney } from "@/lib/format/money";
import { creditSaleSentence } from "@/lib/purchases/credit-timeline";
import type { SellerPurchase } from "@/lib/purchases/details";
import { firstOpening } from "@/lib/purchases/first-open";
import { grantsAccess } from "@/lib/purchases/status";
import type { TimelineEvent } from "@/lib/purchases/timeline-event";
import type { PurchaseStatus } from "@/types/purchase";

/**
 * Oldest first. The shop's clock and Stripe's whole seconds are mixed here: nothing is placed before the start, and
 * within one second the payment comes first and its effects last.
 */
export function sellerTimeline(sale: SellerPurchase, locale: string): TimelineEvent[] {
  const started = Date.parse(sale.startedAt);
  const second = ({ at }: TimelineEvent) => Math.floor(Math.max(started, Date.parse(at)) / 1000);
  const reversals = [...refundEvents(sale, locale), ...disputeEvents(sale, locale)];
  return [...arrivalEvents(sale, locale), ...reversals, ...laterEvents(sale, locale)].sort(
    (a, b) => second(a) - second(b),
  );
}

type Change = SellerPurchase["changes"][number];

/** From the payment page to the lesson. */
function arrivalEvents(sale: SellerPurchase, locale: string): TimelineEvent[] {
  const at = firstOpening(sale);
  const opening = at ? [{ at, text: "The buyer opened the lesson for the first time." }] : [];
  const arrival = sale.changes.slice(0, arrivalLength(sale)).map((change) => eventOf(sale, change, locale));
  return [...arrival, ...opening];
}

const laterEvents = (sale: SellerPurchase, locale: string) =>
  sale.changes.slice(arrivalLength(sale)).map((change) => eventOf(sale, change, locale));

/** The number of changes up to the one by which the money arrived. */
function arrivalLength({ changes }: SellerPurchase): number {
  const paid = changes.findIndex(({ to }) => grantsAccess(to) || to === "review");
  return paid === -1 ? changes.length : paid + 1;
}

function eventOf(sale: SellerPurchase, change: Change, locale: string): TimelineEvent {
  const { from, to, at } = change;
  const { errorCode, paidMinor } = sale;
  const text = creditSaleSentence(sale, change, locale);
  if (text) return { at, text };
  if (from === null && grantsAccess(to))
    return {
      at,
      text: `The buyer used the code ${isolate(sale.couponCode ?? "")}, which covered the whole price.`,
    };
  if (to === "review" && errorCode === "payment_mismatch")
    return { at, text: "The payment arrived, but not as the purchase had it." };
  if (to === "review" && paidMinor === 0)
    return { at, text: "The buyer already had this lesson, so this second purchase opened nothing." };
  return { at, text: sentence(from, to) };
}

function sentence(from: PurchaseStatus | null, to: PurchaseStatus): string {
  const wasHeld = from === "disputed" || from === "refunded" || from === "review";
  if (grantsAccess(to) && wasHeld) return "The lesson opened again.";
  if (grantsAccess(to) && from === "partially_refunded") return "A refund did not go through.";
  return SENTENCES[to];
}

const SENTENCES: Record<PurchaseStatus, string> = {
  pending: "The buyer went to the payment page.",
  processing: "The buyer chose a way to pay that takes days. The money was on its way.",
  completed: "The payment arrived, and the lesson opened.",
  failed: "The payment did not go through.",
  expired: "The payment page expired before anything was paid.",
  cancelled: "The shop cancelled this checkout before anything was paid.",
  refunded: "All of the money had gone back.",
  partially_refunded: "A part of the money had gone back. The lesson stayed open.",
  disputed: "The lesson closed because of the dispute.",
  review: "The buyer had already paid for this lesson, so this duplicate payment is refunded.",
};

function refundEvents({ refunds }: SellerPurchase, locale: string): TimelineEvent[] {
  return refunds.flatMap(({ at, asOf, amountMinor, currency, status }) => {
    const sum = formatMoney(amountMinor, currency, { locale });
    const begun = { at, text: `A refund of ${sum} began.` };
    if (status === "failed") return [begun, { at: asOf, text: `The refund of ${sum} did not arrive.` }];
    if (status === "canceled") return [begun, { at: asOf, text: `The refund of ${sum} was called off.` }];
    return [begun];
  });
}

function disputeEvents({ disputes, currency: paidIn }: SellerPurchase, locale: string): TimelineEvent[] {
  return disputes.flatMap((dispute) => {
    const { at, amountMinor, currency, takenMinor } = dispute;
    const sum = formatMoney(amountMinor, currency, { locale });
    const end = disputeEnd(dispute, formatMoney(takenMinor, paidIn, { locale }));
    return [{ at, text: disputeBeginning(dispute, sum) }, ...(end ? [{ at: dispute.asOf, text: end }] : [])];
  });
}

type Dispute = SellerPurchase["disputes"][number];

function disputeBeginning({ status }: Dispute, sum: string): string {
  if (status.startsWith("warning_")) return `The buyer’s bank asked about ${sum}.`;
  if (status === "prevented") return `A dispute over ${sum} was settled before it began.`;
  return `The buyer’s bank took ${sum} back for a dispute.`;
}

function disputeEnd({ status, takenMinor }: Dispute, taken: string): string | null {
  if (status === "won") return "The dispute was won.";
  if (status === "lost")
    return takenMinor > 0 ? `The dispute was lost: ${taken} went back.` : "The dispute was lost.";
  return takenMinor > 0 ? `${taken} of the payment went back to the buyer.` : null;
}
