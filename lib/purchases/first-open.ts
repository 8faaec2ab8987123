import type { PurchaseDetails } from "@/lib/purchases/details";
import { grantsAccess } from "@/types/purchase";

/**
 * When the buyer first opened the lesson, if this purchase gave access to it; else null. The opening is recorded per
 * learner and lesson, and can be older than this purchase.
 */
export function firstOpening({
  openedAt,
  changes,
}: Pick<PurchaseDetails, "openedAt" | "changes">): string | null {
  if (!openedAt) return null;
  const statusThen = changes.findLast(({ at }) => Date.parse(at) <= Date.parse(openedAt));
  return statusThen && grantsAccess(statusThen.to) ? openedAt : null;
}
