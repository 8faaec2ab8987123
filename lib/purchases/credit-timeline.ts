import { formatCredits } from "@/lib/format/credits";
import type { BuyerPurchase, PurchaseDetails, SellerPurchase } from "@/lib/purchases/details";
import { grantsAccess } from "@/lib/purchases/status";

type Change = PurchaseDetails["changes"][number];

/** A lesson that was opened with credits. */
export const isRedemption = (purchase: PurchaseDetails): boolean =>
  purchase.kind === "lesson" && purchase.creditsState !== null;

/** What a change of status did to a pack's credits; undefined where it is told as of any purchase. */
export function packSentence(
  { credits, changes }: BuyerPurchase,
  { from, to }: Change,
  index: number,
  locale: string,
): string | undefined {
  const wasPaid = from !== null && grantsAccess(from);
  if (grantsAccess(to) && !wasPaid)
    return changes.slice(0, index).some((earlier) => grantsAccess(earlier.to))
      ? "Its credits came back, and the lessons opened with them opened again."
      : `${formatCredits(credits ?? 0, locale)} arrived in your account.`;
  if (wasPaid && to === "refunded") return "Its credits went with the money.";
  if (wasPaid && to === "disputed")
    return "Its unspent credits were frozen, and the lessons opened with the others closed.";
  return undefined;
}

/** The same of a lesson opened with credits. */
export function redemptionSentence({ to, cause }: Change): string | undefined {
  if (to === "disputed")
    return "The payment for these credits was disputed with your bank, and the lesson closed.";
  if (to !== "refunded") return undefined;
  return cause === "credits.undone"
    ? "You undid it: the credits came back, and the lesson closed."
    : "The credits came back, and the lesson closed.";
}

/** The same for the creator of a lesson opened with credits, and for operators of a pack. */
export function creditSaleSentence(sale: SellerPurchase, change: Change, locale: string): string | undefined {
  const credits = formatCredits(sale.credits ?? 0, locale);
  if (isRedemption(sale)) return redemptionSaleSentence(change, credits);
  return sale.kind === "credits" ? packSaleSentence(change, credits) : undefined;
}

function redemptionSaleSentence({ from, to, cause }: Change, credits: string): string | undefined {
  if (to === "completed")
    return from === null ? `The buyer opened the lesson with ${credits}.` : "The lesson opened again.";
  if (to === "disputed") return "The payment for the buyer’s credits was disputed, and the lesson closed.";
  if (to === "refunded" && cause === "credits.undone")
    return `The buyer undid it without having read the lesson: ${credits} went back, and the lesson closed.`;
  return to === "refunded" ? `${credits} went back to the buyer, and the lesson closed.` : undefined;
}

function packSaleSentence({ from, to }: Change, credits: string): string | undefined {
  const wasPaid = from === "partially_refunded" || from === "disputed" || from === "refunded";
  switch (to) {
    case "completed":
      return wasPaid ? "The credits came back to the buyer." : `The payment arrived, and ${credits} with it.`;
    case "partially_refunded":
      return "A part of the money had gone back, and credits with it.";
    case "refunded":
      return "All of the money had gone back, and the credits with it.";
    case "disputed":
      return "Unspent credits were frozen, and the lessons opened with the others closed.";
    default:
      return undefined;
  }
}
