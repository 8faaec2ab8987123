import type { BuyerPurchase } from "@/lib/purchases/details";

/** The newest failed refund, unless at least as much was refunded after it. */
export function lostRefund(refunds: BuyerPurchase["refunds"]) {
  const failed = refunds.findLastIndex(({ status }) => status === "failed");
  const lost = refunds[failed];
  const again = refunds
    .slice(failed + 1)
    .filter(({ status }) => status !== "failed" && status !== "canceled");
  const sent = again.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return lost && sent < lost.amountMinor ? lost : null;
}
