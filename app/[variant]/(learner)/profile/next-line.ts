import { formatMoney } from "@/lib/format/money";
import type { Purchase } from "@/lib/purchases/list";

/** What happens next with a purchase; null where nothing does. */
export function nextLineOf(purchase: Purchase, locale: string): string | null {
  const { kind, paidWith, status, refundedMinor, currency } = purchase;
  if (paidWith === "credits") return redemptionLine(status);
  const isPack = kind === "credits";
  switch (status) {
    case "processing":
      return `The money has not arrived yet. When it does, ${isPack ? "the credits are yours" : "the lesson opens by itself"}.`;
    case "review":
      return "We are looking at this payment. Nothing for you to do.";
    case "failed":
      return "Nothing was charged.";
    case "refunded":
      return "Sent back to you. It can take 5 to 10 days until your bank shows it.";
    case "partially_refunded": {
      const sum = formatMoney(refundedMinor, currency, { locale });
      return `${sum} was sent back to you. ${isPack ? "Credits went with it." : "The lesson stays open."}`;
    }
    case "disputed":
      return isPack
        ? "Held or taken back by your bank; nothing can be spent of it."
        : "Held or taken back by your bank; this payment does not open the lesson.";
    default:
      return null;
  }
}

function redemptionLine(status: Purchase["status"]): string | null {
  if (status === "refunded") return "The credits went back into your account.";
  return status === "disputed"
    ? "The payment for these credits is held or was taken back by your bank, so the lesson is closed."
    : null;
}
