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

/** Whether its buyer may pay it, or pay it another way. */
export const isPayable = ({
  status,
  awaitsBuyer,
}: Pick<PurchaseDetails, "status" | "awaitsBuyer">): boolean => isUnpaid(status) || awaitsBuyer;

/** The button that leads to paying an unpaid purchase. */
export function payLabel({ status, awaitsBuyer }: Pick<PurchaseDetails, "status" | "awaitsBuyer">): string {
  if (awaitsBuyer) return "Pay another way";
  return status === "pending" ? "Finish your purchase" : "Try again";
}

/** Money is under way, or looked at by a person: nothing else is to be paid meanwhile. */
const isUndecided = (status: PurchaseStatus): boolean => status === "processing" || status === "review";

/**
 * Of the buyer's purchases of a lesson, newest first, the one that explains why it is closed: one with money under way,
 * else the newest that ended.
 */
export function blockingPurchase<P extends { status: PurchaseStatus }>(
  purchases: readonly P[],
): P | undefined {
  const ended = purchases.filter(({ status }) => closed.includes(status));
  return ended.find(({ status }) => isUndecided(status)) ?? ended[0];
}

const closed: PurchaseStatus[] = ["processing", "review", "disputed", "refunded", "failed"];

/** Whether another payment of the lesson is offered: not while this one's money is held or under way by itself. */
export function mayBuyAgain({ status, disputes, awaitsBuyer, creditsState }: Held): boolean {
  if (status === "disputed") return creditsState !== "held" && isTakenBack(disputes);
  return awaitsBuyer || !isUndecided(status);
}

type Held = Pick<
  Extract<PurchaseDetails, { kind: "lesson" }>,
  "status" | "disputes" | "awaitsBuyer" | "creditsState"
>;

/** Whether every dispute that holds money is lost; else the bank holds the money while it decides. */
export const isTakenBack = (disputes: PurchaseDetails["disputes"]): boolean =>
  disputes.every(({ reverses, takenMinor, status }) => !reverses || takenMinor > 0 || status === "lost");

/** Whether a dispute only holds what it took of a pack's credits. */
export const isFrozen = ({
  lot,
  disputes,
}: Pick<Extract<PurchaseDetails, { kind: "credits" }>, "lot" | "disputes">): boolean =>
  lot?.blocked === true && !isTakenBack(disputes);
