import { formatCredits } from "@/lib/format/credits";
import { isolate } from "@/lib/format/isolate";
import { formatMoney } from "@/lib/format/money";
import { isRedemption, packSentence, redemptionSentence } from "@/lib/purchases/credit-timeline";
import type { BuyerPurchase } from "@/lib/purchases/details";
import { firstOpening } from "@/lib/purchases/first-open";
import { reversalEvents } from "@/lib/purchases/reversal-events";
import { grantsAccess } from "@/lib/purchases/status";
import type { TimelineEvent } from "@/lib/purchases/timeline-event";

type Change = BuyerPurchase["changes"][number];

/**
 * Oldest first. The shop's clock and Stripe's whole seconds are mixed here, so nothing is placed before the start of
 * the checkout, and no effect of the payment before the payment.
 */
export function buyerTimeline(purchase: BuyerPurchase, locale: string): TimelineEvent[] {
  const started = second(purchase.startedAt);
  const paid = Math.max(started, second(purchase.paidAt ?? purchase.startedAt));
  const reversals = reversalEvents(purchase, locale);
  // Within one second the order of these lines decides.
  return [
    ...place(started, startEvents(purchase, locale)),
    ...place(started, changeEvents(purchase, "unpaid", locale)),
    ...place(paid, paymentEvents(purchase, locale)),
    ...place(paid, changeEvents(purchase, "arrived", locale)),
    ...place(paid, openingEvents(purchase)),
    ...place(paid, reversals.begun),
    ...place(paid, changeEvents(purchase, "closed", locale)),
    ...place(paid, reversals.ended),
    ...place(paid, changeEvents(purchase, "reopened", locale)),
  ]
    .sort((a, b) => a.order - b.order)
    .map(({ event }) => event);
}

const place = (notBefore: number, events: TimelineEvent[]) =>
  events.map((event) => ({ event, order: Math.max(notBefore, second(event.at)) }));

const second = (at: string) => Math.floor(Date.parse(at) / 1000);

function startEvents(purchase: BuyerPurchase, locale: string): TimelineEvent[] {
  const { startedAt: at, couponCode, amountMinor } = purchase;
  if (couponCode && amountMinor === 0) return [{ at, text: `You used the code ${isolate(couponCode)}.` }];
  return isRedemption(purchase)
    ? [{ at, text: `You spent ${formatCredits(purchase.credits ?? 0, locale)} on this lesson.` }]
    : [{ at, text: "You went to the payment page." }];
}

function paymentEvents(purchase: BuyerPurchase, locale: string): TimelineEvent[] {
  const { paidAt, paidMinor, amountMinor, currency, errorCode, changes } = purchase;
  if (!paidAt || isRedemption(purchase)) return [];
  if (paidMinor === 0)
    return [{ at: paidAt, text: "A coupon covered the whole price. Nothing was charged." }];
  const sum = formatMoney(paidMinor, currency, { locale });
  const byBank = changes.some(({ to }) => to === "processing");
  const text = byBank ? `Your payment of ${sum} arrived.` : `You paid ${sum}.`;
  if (paidMinor === amountMinor || errorCode === "payment_mismatch") return [{ at: paidAt, text }];
  return [
    {
      at: paidAt,
      text,
      note: `The price was ${formatMoney(amountMinor, currency, { locale })}; a coupon took off the rest.`,
    },
  ];
}

function changeEvents(
  purchase: BuyerPurchase,
  kind: ReturnType<typeof kindOf>,
  locale: string,
): TimelineEvent[] {
  return purchase.changes.flatMap((change, index) => {
    const text = kindOf(purchase, change, index) === kind && sentenceFor(purchase, change, index, locale);
    if (!text) return [];
    const note = change.to === "failed" ? purchase.errorMessage : sourceOf(change);
    return [{ at: change.at, text, ...(note && { note }) }];
  });
}

function kindOf({ changes }: BuyerPurchase, { to }: Change, index: number) {
  if (to in UNPAID) return "unpaid";
  const arrival = changes.findIndex((one) => grantsAccess(one.to) || one.to === "review");
  if (index === arrival) return "arrived";
  return grantsAccess(to) ? "reopened" : "closed";
}

/** Refunds and disputes have events of their own (reversalEvents); here only their effect on lesson and credits. */
function sentenceFor(purchase: BuyerPurchase, change: Change, index: number, locale: string): string | null {
  const sentence =
    purchase.kind === "credits"
      ? packSentence(purchase, change, index, locale)
      : isRedemption(purchase) && redemptionSentence(change);
  return sentence || lessonSentence(purchase, change, index);
}

function lessonSentence(purchase: BuyerPurchase, { from, to }: Change, index: number): string | null {
  const { changes } = purchase;
  const wasOpen = from !== null && grantsAccess(from);
  if (grantsAccess(to) && !wasOpen)
    return changes.slice(0, index).some((earlier) => grantsAccess(earlier.to))
      ? "The lesson opened again."
      : "The lesson opened.";
  if (wasOpen && to === "refunded") return "The lesson closed, because all of the money went back.";
  if (wasOpen && to === "disputed") return "The lesson closed because of the dispute.";
  if (to === "review") return whyHeld(purchase);
  return from === null ? null : (UNPAID[to] ?? null);
}

function whyHeld({ errorCode, paidMinor }: BuyerPurchase): string {
  if (errorCode === "payment_mismatch")
    return "The payment was not what this purchase had agreed. A person began to look at it.";
  if (paidMinor === 0) return "You already had this lesson, so this second purchase opened nothing.";
  return "You had already paid for this lesson, so this duplicate payment is to be refunded.";
}

const UNPAID: Partial<Record<Change["to"], string>> = {
  processing: "You chose a way to pay that takes days. The money was on its way.",
  failed: "The payment did not go through. Nothing was charged.",
  expired: "The payment page expired. Nothing was charged.",
  cancelled: "The purchase was cancelled. Nothing was charged.",
};

function sourceOf({ to, cause, source }: Change): string | null {
  if (!grantsAccess(to) && to !== "processing") return null;
  if (!cause.startsWith("checkout.session.")) return null;
  return source === "webhook"
    ? "A message from Stripe confirmed it."
    : "We asked Stripe, and Stripe confirmed it.";
}

function openingEvents(purchase: BuyerPurchase): TimelineEvent[] {
  const at = firstOpening(purchase);
  return at ? [{ at, text: "You opened the lesson for the first time." }] : [];
}
