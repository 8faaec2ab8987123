import { Money } from "@/components/format/money";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import { AmountLine } from "@/components/ui/amount-line";
import { Card } from "@/components/ui/card";
import type { BuyerPurchase } from "@/lib/purchases/details";
import { isTakenBack } from "@/lib/purchases/status";

export function Amounts({ purchase }: { purchase: BuyerPurchase }) {
  const { status, currency, amountMinor, paidAt, paidMinor, refundedMinor, disputedMinor } = purchase;
  const paysLess = paidAt !== null && paidMinor !== amountMinor && purchase.errorCode !== "payment_mismatch";
  return (
    <Card>
      <dl className="space-y-3">
        <AmountLine name="Status">
          <PurchaseStatus status={status} />
        </AmountLine>
        <AmountLine name="Price">
          <Money minor={amountMinor} currency={currency} />
        </AmountLine>
        {paysLess && (
          <AmountLine name="You paid">
            <Money minor={paidMinor} currency={currency} />
          </AmountLine>
        )}
        {refundedMinor > 0 && (
          <AmountLine name="Returned to you">
            <Money minor={refundedMinor} currency={currency} />
          </AmountLine>
        )}
        {disputedMinor > 0 && (
          <AmountLine name={isTakenBack(purchase.disputes) ? "Taken by your bank" : "Held by your bank"}>
            <Money minor={disputedMinor} currency={currency} />
          </AmountLine>
        )}
      </dl>
    </Card>
  );
}
