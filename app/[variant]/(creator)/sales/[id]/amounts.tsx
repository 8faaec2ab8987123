import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { CouponLines } from "@/components/purchase/coupon-lines";
import { LotLines } from "@/components/purchase/lot-lines";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import { AmountLine } from "@/components/ui/amount-line";
import { Card } from "@/components/ui/card";
import type { SellerPurchase } from "@/lib/purchases/details";
import { isTakenBack } from "@/lib/purchases/status";

/** The amount paid, or what the credits are worth, is the sum of the lines below it. */
export function Amounts({ sale }: { sale: SellerPurchase }) {
  const { status, currency, refundedMinor, disputedMinor, platformFeeMinor, netMinor } = sale;
  const money = (minor: number) => <Money minor={minor} currency={currency} />;
  const isHeld = disputedMinor > 0;
  const isRedemption = sale.kind === "lesson" && sale.creditsState !== null;
  return (
    <Card>
      <dl className="space-y-3">
        <AmountLine name="Status">
          <PurchaseStatus status={status} />
        </AmountLine>
        {sale.credits !== null && (
          <AmountLine name={isRedemption ? "Opened with" : "For"}>
            <Credits of={sale.credits} />
          </AmountLine>
        )}
        {sale.couponCode && <CouponLines purchase={sale} />}
        <AmountLine name={isRedemption ? "Worth" : sale.paidAt ? "Paid" : "Price"}>
          {money(sale.paidAt ? sale.paidMinor : sale.amountMinor)}
        </AmountLine>
        {(refundedMinor > 0 || !isHeld) && <AmountLine name="Returned">{money(refundedMinor)}</AmountLine>}
        {isHeld && <AmountLine name={heldName(sale)}>{money(disputedMinor)}</AmountLine>}
        {platformFeeMinor !== null && (
          <>
            <AmountLine name="Agreed fee">{sale.feePercent}%</AmountLine>
            <AmountLine name="Platform fee">{money(platformFeeMinor)}</AmountLine>
          </>
        )}
        {netMinor !== null && (
          <AmountLine name={sale.role === "creator" ? "Yours" : "The creator’s"}>
            {money(netMinor)}
          </AmountLine>
        )}
        {sale.kind === "credits" && <LotLines pack={sale} />}
      </dl>
    </Card>
  );
}

const heldName = (sale: SellerPurchase) => (isWonByBuyer(sale) ? "Taken by the bank" : "Held by the bank");

/** A dispute of credits is one of the payment for them. */
const isWonByBuyer = (sale: SellerPurchase) =>
  sale.kind === "lesson" && sale.creditsState ? sale.creditsState === "lost" : isTakenBack(sale.disputes);
