import type { PurchaseDetails } from "@/lib/purchases/details";
import type { PurchaseStatus } from "@/types/purchase";

/** For messages only: access itself is decided by the database's policies. */
export const grantsAccess = (status: PurchaseStatus): boolean =>
  status === "completed" || status === "partially_refunded";

/** Paid as agreed, whatever happened to the money later. */
export const isPaid = (status: PurchaseStatus): boolean =>
  grantsAccess(status) || status === "refunded" || status === "disputed";

/** Nothing was charged, and the same purchase can be paid. */
export const isUnpaid = (status: PurchaseStatus): boolean =>
  status === "pending" || status === "failed" || status === "expired" || status === "cancelled";

/** Money is under way, or looked at by a person: nothing else is to be paid meanwhile. */
export const isUndecided = (status: PurchaseStatus): boolean =>
  status === "processing" || status === "review";

/** Whether another purchase of the lesson is offered: not while this one's money is held. */
export function mayBuyAgain({ status, disputes }: Disputed): boolean {
  return status === "disputed" ? isTakenBack(disputes) : !isUndecided(status);
}

type Disputed = Pick<PurchaseDetails, "status" | "disputes">;

/** Whether every dispute that closes the lesson is lost; else the bank holds the money while it decides. */
export const isTakenBack = (disputes: PurchaseDetails["disputes"]): boolean =>
  disputes.every(({ blocks, status }) => !blocks || status === "lost");
