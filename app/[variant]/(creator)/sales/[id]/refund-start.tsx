import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import { AmountForm } from "./refund/amount-form";
import { canRefund, whyNoRefund } from "./refund/refund-amount";
import { ReturnStart } from "./refund/return-forms";

export async function RefundStart({ sale }: { sale: SellerPurchase }) {
  const locale = await getLocale();
  return (
    <section id="refund">
      <h2 className="mb-4 font-display text-heading">Make a refund</h2>
      {sale.returnableCredits > 0 ? (
        <ReturnStart sale={sale} />
      ) : canRefund(sale) ? (
        <AmountForm sale={sale} />
      ) : (
        <p className="text-pretty">{whyNoRefund(sale, locale)}</p>
      )}
    </section>
  );
}
