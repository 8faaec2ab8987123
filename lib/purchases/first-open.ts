import type { PurchaseDetails } from "@/lib/purchases/details";
import { grantsAccess } from "@/lib/purchases/status";

const announcedForMs = 3_600_000;

type Opening = Pick<PurchaseDetails, "openedAt" | "changes">;
type Payment = Opening & Pick<PurchaseDetails, "paidAt" | "paidMinor">;

/**
 * When the buyer first opened the lesson, if this purchase gave access to it; else null. The opening is recorded per
 * learner and lesson, and can be older than this purchase.
 */
export function firstOpening({ openedAt, changes }: Opening): string | null {
  if (!openedAt) return null;
  const statusThen = changes.findLast(({ at }) => Date.parse(at) <= Date.parse(openedAt));
  return statusThen && grantsAccess(statusThen.to) ? openedAt : null;
}

/** Whether to announce the payment to the buyer: it was made within the hour, and the lesson is not opened yet. */
export function isNewlyPaid(purchase: Payment, now = Date.now()): boolean {
  const { paidAt, paidMinor } = purchase;
  if (paidAt === null || paidMinor === 0 || firstOpening(purchase)) return false;
  return now - Date.parse(paidAt) < announcedForMs;
}
