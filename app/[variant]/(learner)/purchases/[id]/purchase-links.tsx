import { CheckForm } from "@/components/purchase/check-form";
import { LinkButton } from "@/components/ui/button";
import type { BuyerPurchase } from "@/lib/purchases/details";
import { isUnpaid, payLabel } from "@/lib/purchases/status";
import { PayButton } from "../../checkout/pay-button";
import { checkPurchase } from "./actions";

export function PurchaseLinks({ purchase, hasLesson }: { purchase: BuyerPurchase; hasLesson: boolean }) {
  const mayPay = (isUnpaid(purchase.status) || purchase.awaitsBuyer) && !hasLesson;
  return (
    <div className="mt-6 grid gap-3">
      {mayPay && (
        <PayButton lesson={{ id: purchase.lessonId, slug: purchase.slug }} wide>
          {payLabel(purchase)}
        </PayButton>
      )}
      <LinkButton href={`/lessons/${purchase.slug}`} variant={mayPay ? "secondary" : "primary"} wide>
        {hasLesson ? "Open the lesson" : "Back to the lesson"}
      </LinkButton>
      {purchase.receiptUrl && (
        <LinkButton href={purchase.receiptUrl} variant="secondary" wide>
          Receipt
        </LinkButton>
      )}
      <CheckForm name="check-purchase" purchaseId={purchase.id} action={checkPurchase}>
        Asks Stripe for the current state of this payment. Nothing is charged.
      </CheckForm>
    </div>
  );
}
