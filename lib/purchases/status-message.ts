import { formatMoney } from "@/lib/format/money";
import { packReversalMessage, redemptionMessage } from "@/lib/purchases/credit-status-message";
import type { BuyerPurchase } from "@/lib/purchases/details";
import { lostRefund } from "@/lib/purchases/lost-refund";
import type { StatusMessage } from "@/lib/purchases/message";
import { isTakenBack } from "@/lib/purchases/status";

type Money = (minor: number, currency: string) => string;

/** Null when there is nothing to add to "paid". `hasLesson`: another purchase opens the lesson. */
export function purchaseStatusMessage(
  purchase: BuyerPurchase,
  locale: string,
  hasLesson = false,
): StatusMessage | null {
  const money: Money = (minor, currency) => formatMoney(minor, currency, { locale });
  if (purchase.kind === "lesson" && purchase.creditsState) return redemptionMessage(purchase, locale);
  const isPack = purchase.kind === "credits";
  switch (purchase.status) {
    case "pending":
      return { tone: "warning", title: "Your payment is not finished.", text: UNFINISHED };
    case "processing":
      return purchase.awaitsBuyer
        ? { tone: "warning", title: "Your payment has not arrived yet.", text: voucherText(isPack) }
        : { tone: "warning", title: "Your bank is confirming the payment.", text: debitText(isPack) };
    case "failed":
      return { tone: "danger", title: "The payment did not go through.", text: failureOf(purchase) };
    case "expired":
      return { tone: "info", title: "This payment page has expired.", text: UNPAID };
    case "cancelled":
      return { tone: "info", title: "This payment was cancelled.", text: UNPAID };
    case "review":
      return isDuplicatePayment(purchase)
        ? refundingDuplicate(purchase, money, hasLesson)
        : { tone: "warning", title: "We are looking at this payment.", text: lookingText(isPack) };
    default:
      return isPack ? packReversalMessage(purchase, locale) : reversalMessage(purchase, money, hasLesson);
  }
}

function reversalMessage(purchase: BuyerPurchase, money: Money, hasLesson: boolean): StatusMessage | null {
  if (purchase.status === "disputed") return disputeOf(purchase);
  if (purchase.status !== "refunded") return openIssue(purchase, money);
  return isDuplicatePayment(purchase) ? duplicateRefunded(purchase, money, hasLesson) : refundOf(purchase);
}

/** A later payment for the same lesson, which the shop refunds by itself. */
export function isDuplicatePayment({ status, errorCode, changes }: BuyerPurchase): boolean {
  if (status === "review") return errorCode === "duplicate_payment";
  return status === "refunded" && errorCode !== "payment_mismatch" && changes.at(-1)?.from === "review";
}

const UNFINISHED =
  "No payment has arrived yet. The payment page closes by itself after two hours, and nothing is charged. If you have paid, press “Check this payment”.";
const whenPaid = (isPack: boolean) =>
  `${isPack ? "the credits are yours" : "the lesson opens by itself"} as soon as the money is there.`;
const debitText = (isPack: boolean) =>
  `Bank debits take up to four business days. Nothing more to do: ${whenPaid(isPack)}`;
const voucherText = (isPack: boolean) =>
  `Pay the voucher or make the transfer that Stripe showed you; ${whenPaid(isPack)}${isPack ? "" : " Or choose another way to pay: this one is cancelled then, so do not pay it any more."}`;
const lookingText = (isPack: boolean) =>
  `It is not what this purchase had agreed, so it ${isPack ? "brings no credits" : "does not open the lesson"}. A person is looking at it and sends back what is not right. Nothing for you to do.`;
const UNPAID = "Nothing was charged. You can try again with the same or another way to pay.";
const OPEN = "The lesson is open to you without it. ";
const UNTIL_SHOWN = "It can take 5 to 10 days until your bank shows it.";

const failureOf = ({ errorMessage }: BuyerPurchase) =>
  errorMessage ? `${UNPAID} Reason given: ${errorMessage}` : UNPAID;

function refundingDuplicate(
  { paidMinor, currency }: BuyerPurchase,
  money: Money,
  hasLesson: boolean,
): StatusMessage {
  if (paidMinor === 0)
    return {
      tone: "info",
      title: "You bought this lesson twice.",
      text: `${hasLesson ? OPEN : ""}This second purchase cost nothing.`,
    };
  return {
    tone: "info",
    title: "You paid twice for this lesson.",
    text: `${hasLesson ? OPEN : ""}This duplicate payment of ${money(paidMinor, currency)} is refunded to you: by itself, or, should that fail, by a person. Then it can take 5 to 10 days until your bank shows it.`,
  };
}

function duplicateRefunded(
  { refundedMinor, currency }: BuyerPurchase,
  money: Money,
  hasLesson: boolean,
): StatusMessage {
  return {
    tone: "info",
    title: "You paid twice. The duplicate payment was refunded.",
    text: `${hasLesson ? OPEN : ""}This payment of ${money(refundedMinor, currency)} went back to you. ${UNTIL_SHOWN}`,
  };
}

function refundOf({ refunds }: BuyerPurchase): StatusMessage {
  const closed = "This payment no longer opens the lesson; you can buy it again whenever you like.";
  if (refunds.some(({ status }) => status === "requires_action"))
    return {
      tone: "warning",
      title: "Your refund needs information from you.",
      text: `Stripe has sent you an e-mail that asks where the money should go. ${closed}`,
    };
  return {
    tone: "info",
    title: refunds.some(({ status }) => status === "pending")
      ? "Your money is on its way back."
      : "Your money was sent back.",
    text: `${UNTIL_SHOWN} ${closed}`,
  };
}

function disputeOf({ disputes }: BuyerPurchase): StatusMessage {
  if (isTakenBack(disputes))
    return {
      tone: "danger",
      title: "Your bank took this payment back.",
      text: "It was disputed, and your bank decided that the money returns to you. So this payment does not open the lesson; you can buy it again.",
    };
  return {
    tone: "danger",
    title: "This payment is disputed.",
    text: "Your bank holds the money while it decides, which can take two or three months. If the payment stands, the lesson opens again by itself; if not, your bank returns the money.",
    more: "Was it a mistake? Tell your bank that the payment is yours.",
  };
}

/** What can still be open on a paid purchase: a failed or pending refund, an inquiry, or a part that a bank took. */
function openIssue({ refunds, disputes, currency }: BuyerPurchase, money: Money): StatusMessage | null {
  const lost = lostRefund(refunds);
  if (lost)
    return {
      tone: "danger",
      title: "A refund did not reach you.",
      text: `${money(lost.amountMinor, lost.currency)} could not be delivered, so the lesson is open. We know about it and are taking care of it.`,
    };
  if (disputes.some(({ status }) => status === "warning_needs_response" || status === "warning_under_review"))
    return {
      tone: "info",
      title: "Your bank has a question about this payment.",
      text: "The lesson stays open while it asks. Nothing for you to do.",
    };
  const taken = disputes.reduce((total, { takenMinor }) => total + takenMinor, 0);
  const refunded = refunds.filter(({ status }) => status !== "failed" && status !== "canceled");
  const sum = refunded.reduce((total, { amountMinor }) => total + amountMinor, 0);
  if (taken > 0)
    return {
      tone: "info",
      title: `${money(sum + taken, currency)} of it went back to you.`,
      text: `Your bank returned ${money(taken, currency)} after a dispute. What remains is paid, so the lesson stays open.`,
    };
  if (sum === 0) return null;
  return {
    tone: "info",
    title: `${money(sum, currency)} of it was sent back to you.`,
    text: `${UNTIL_SHOWN} The lesson stays open.`,
  };
}
