import { Money } from "@/components/format/money";
import { AmountLine } from "@/components/ui/amount-line";
import type { PurchaseDetails } from "@/lib/purchases/details";

/** The list price and what a coupon took off. */
export function CouponLines({ purchase }: { purchase: CouponTerms }) {
  const { listPriceMinor, discountMinor, couponCode, currency } = purchase;
  return (
    <>
      <AmountLine name="List price">
        <Money minor={listPriceMinor} currency={currency} />
      </AmountLine>
      <AmountLine name="Discount">
        <bdi className="wrap-anywhere">{couponCode}</bdi>, −
        <Money minor={discountMinor} currency={currency} />
      </AmountLine>
    </>
  );
}

type CouponTerms = Pick<PurchaseDetails, "listPriceMinor" | "discountMinor" | "couponCode" | "currency">;
