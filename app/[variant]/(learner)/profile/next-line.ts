import { formatMoney } from "@/lib/format/money";
import type { Purchase } from "@/lib/purchases/list";

/** What happens next with a purchase; null where nothing does. */
export function nextLineOf({ status, refundedMinor, currency }: Purchase, locale: string): string | null {
  switch (status) {
    case "processing":
      return "The money has not arrived yet. When it does, the lesson opens by itself.";
    case "review":
      return "We are looking at this payment. Nothing for you to do.";
    case "failed":
      return "Nothing was charged.";
    case "refunded":
      return "Sent back to you. It can take 5 to 10 days until your bank shows it.";
    case "partially_refunded":
      return `${formatMoney(refundedMinor, currency, { locale })} was sent back to you. The lesson stays open.`;
    case "disputed":
      return "Held or taken back by your bank; this payment does not open the lesson.";
    default:
      return null;
  }
}
