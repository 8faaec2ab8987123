import Link from "next/link";
import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { CouponLines } from "@/components/purchase/coupon-lines";
import { LotLines } from "@/components/purchase/lot-lines";
import { PurchaseStatus } from "@/components/purchase/purchase-status";
import { AmountLine } from "@/components/ui/amount-line";
import { Card } from "@/components/ui/card";
import type { BuyerPurchase, LessonPurchase } from "@/lib/purchases/details";
import { isTakenBack } from "@/lib/purchases/status";

export function Amounts({ purchase }: { purchase: BuyerPurchase }) {
  const isRedemption = purchase.kind === "lesson" && purchase.creditsState !== null;
  return (
    <Card>
      <dl className="space-y-3">
        <AmountLine name="Status">
          <PurchaseStatus status={purchase.status} />
        </AmountLine>
        {purchase.kind === "credits" && (
          <AmountLine name="For">
            <Credits of={purchase.credits} />
          </AmountLine>
        )}
        {isRedemption ? <CreditAmounts purchase={purchase} /> : <MoneyAmounts purchase={purchase} />}
        {purchase.kind === "credits" && <LotLines pack={purchase} />}
      </dl>
    </Card>
  );
}

function MoneyAmounts({ purchase }: { purchase: BuyerPurchase }) {
  const { currency, amountMinor, paidAt, paidMinor, refundedMinor, disputedMinor } = purchase;
  const paysLess = paidAt !== null && paidMinor !== amountMinor && purchase.errorCode !== "payment_mismatch";
  const money = (minor: number) => <Money minor={minor} currency={currency} />;
  return (
    <>
      {purchase.couponCode && <CouponLines purchase={purchase} />}
      <AmountLine name={purchase.couponCode ? "Price with it" : "Price"}>{money(amountMinor)}</AmountLine>
      {paysLess && <AmountLine name="You paid">{money(paidMinor)}</AmountLine>}
      {refundedMinor > 0 && <AmountLine name="Returned to you">{money(refundedMinor)}</AmountLine>}
      {disputedMinor > 0 && (
        <AmountLine name={isTakenBack(purchase.disputes) ? "Taken by your bank" : "Held by your bank"}>
          {money(disputedMinor)}
        </AmountLine>
      )}
    </>
  );
}

function CreditAmounts({ purchase: { credits, creditsState, sources } }: { purchase: LessonPurchase }) {
  return (
    <>
      <AmountLine name="Price">
        <Credits of={credits ?? 0} />
      </AmountLine>
      {creditsState === "returned" && (
        <AmountLine name="Returned to you">
          <Credits of={credits ?? 0} />
        </AmountLine>
      )}
      {sources.map(({ purchaseId, title, credits: part }) => (
        <AmountLine
          key={purchaseId ?? "granted"}
          name={
            sources.length > 1 ? (
              <>
                <Count of={part} /> from
              </>
            ) : (
              "From"
            )
          }
        >
          {purchaseId ? (
            <Link href={`/purchases/${purchaseId}`} className="link">
              <bdi>{title}</bdi>
            </Link>
          ) : (
            "The shop"
          )}
        </AmountLine>
      ))}
    </>
  );
}
