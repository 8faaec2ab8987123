import { formatCredits } from "@/lib/format/credits";
import { formatMoney } from "@/lib/format/money";
import type { LessonPurchase, PackPurchase } from "@/lib/purchases/details";
import { lostRefund } from "@/lib/purchases/lost-refund";
import type { StatusMessage } from "@/lib/purchases/message";
import { isTakenBack } from "@/lib/purchases/status";

/** What a refund or dispute did to the credits of a pack; null where nothing did. */
export function packReversalMessage(purchase: PackPurchase, locale: string): StatusMessage | null {
  const { status, disputes } = purchase;
  if (status === "disputed") return isTakenBack(disputes) ? takenByBank(purchase, locale) : HELD_PACK;
  const lost = lostRefund(purchase.refunds);
  if (lost)
    return {
      tone: "danger",
      title: "A refund did not reach you.",
      text: `${formatMoney(lost.amountMinor, lost.currency, { locale })} could not be delivered, so its credits are yours again. We know about it and are taking care of it.`,
    };
  if (
    disputes.some(
      ({ status: state }) => state === "warning_needs_response" || state === "warning_under_review",
    )
  )
    return {
      tone: "info",
      title: "Your bank has a question about this payment.",
      text: "The credits stay yours while it asks. Nothing for you to do.",
    };
  return purchase.refundedMinor > 0 ? refunded(purchase, locale) : null;
}

const HELD_PACK: StatusMessage = {
  tone: "danger",
  title: "This payment is disputed.",
  text: "Your bank holds the money while it decides, which can take two or three months. Until then its unspent credits are frozen, and the lessons opened with the others are closed. If the payment stands, all of it comes back by itself.",
  more: "Was it a mistake? Tell your bank that the payment is yours.",
};

function takenByBank(purchase: PackPurchase, locale: string): StatusMessage {
  return {
    tone: "danger",
    title: "Your bank took this payment back.",
    text: `It was disputed, and your bank decided that the money returns to you. ${takenCredits(purchase, locale)} The lessons opened with them stay closed; you can buy them again.`,
  };
}

function refunded(purchase: PackPurchase, locale: string): StatusMessage {
  const { status, refunds, refundedMinor, currency } = purchase;
  const sum = formatMoney(refundedMinor, currency, { locale });
  if (refunds.some(({ status: state }) => state === "requires_action"))
    return {
      tone: "warning",
      title: "Your refund needs information from you.",
      text: `Stripe has sent you an e-mail that asks where the money should go. ${takenCredits(purchase, locale)}`,
    };
  return {
    tone: "info",
    title: status === "refunded" ? "Your money was sent back." : `${sum} of it was sent back to you.`,
    text: `It can take 5 to 10 days until your bank shows it. ${takenCredits(purchase, locale)}`,
  };
}

/** How many credits went with the money, and how many of these had been spent. */
function takenCredits({ lot }: PackPurchase, locale: string): string {
  if (!lot || lot.removed === 0) return "";
  const taken = `${formatCredits(lot.removed, locale)} went with it.`;
  if (lot.owed === 0) return taken;
  return `${taken} ${lot.owed === lot.removed ? "All of them" : formatCredits(lot.owed, locale)} had been spent already and became owed. Until credits that come later have settled them, no lesson can be opened with credits: “Your credits” leads there.`;
}

/** Why a lesson that was opened with credits is closed; null while it is open. */
export function redemptionMessage(
  { credits, creditsState }: LessonPurchase,
  locale: string,
): StatusMessage | null {
  switch (creditsState) {
    case "held":
      return {
        tone: "danger",
        title: "The credits for this lesson are disputed.",
        text: "Your bank holds the payment that they were bought with, so the lesson is closed until it decides. If the payment stands, the lesson opens again by itself.",
        more: "Was it a mistake? Tell your bank that the payment is yours.",
      };
    case "lost":
      return {
        tone: "danger",
        title: "The credits for this lesson were taken back.",
        text: "Your bank returned the payment that they were bought with, so the lesson is closed. You can buy it again.",
      };
    case "returned":
      return {
        tone: "info",
        title: "Your credits came back.",
        text: `${formatCredits(credits ?? 0, locale)} went back into your account, and the lesson closed. You can open it again whenever you like.`,
      };
    default:
      return null;
  }
}
