import { Money } from "@/components/format/money";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import { AmountLine } from "@/components/ui/amount-line";
import { Card } from "@/components/ui/card";
import type { SellerPurchase } from "@/lib/purchases/details";
import { isTakenBack } from "@/lib/purchases/status";

/** The amount paid is the sum of the lines below it. */
export function Amounts({ sale }: { sale: SellerPurchase }) {
  const { status, currency, refundedMinor, disputedMinor, platformFeeMinor, netMinor } = sale;
  const money = (minor: number) => <Money minor={minor} currency={currency} exact />;
  const isHeld = disputedMinor > 0;
  return (
    <Card>
      <dl className="space-y-3">
        <AmountLine name="Status">
          <PurchaseStatus status={status} />
        </AmountLine>
        <AmountLine name={sale.paidAt ? "Paid" : "Price"}>
          {money(sale.paidAt ? sale.paidMinor : sale.amountMinor)}
        </AmountLine>
        {(refundedMinor > 0 || !isHeld) && <AmountLine name="Returned">{money(refundedMinor)}</AmountLine>}
        {isHeld && <AmountLine name={heldName(sale)}>{money(disputedMinor)}</AmountLine>}
        {platformFeeMinor !== null && <AmountLine name="Platform fee">{money(platformFeeMinor)}</AmountLine>}
        {netMinor !== null && (
          <AmountLine name={sale.role === "creator" ? "Yours" : "The creator’s"}>
            {money(netMinor)}
          </AmountLine>
        )}
      </dl>
    </Card>
  );
}

const heldName = ({ disputes }: SellerPurchase) =>
  isTakenBack(disputes) ? "Taken by the bank" : "Held by the bank";
