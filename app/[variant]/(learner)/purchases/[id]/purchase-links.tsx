import { CheckForm } from "@/components/purchase/check-form";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BuyerPurchase, LessonPurchase, PackPurchase } from "@/lib/purchases/details";
import { wantedCredits } from "@/lib/purchases/list";
import { isPayable, payLabel } from "@/lib/purchases/status";
import { PayButton } from "../../checkout/pay-button";
import { BuyCreditsForm } from "../../credits/buy-credits-form";
import { checkPurchase } from "./actions";

type Props = { purchase: BuyerPurchase; hasLesson: boolean; mayRefund: boolean };

/** `mayRefund`: credits of this pack are unspent. */
export function PurchaseLinks({ purchase, hasLesson, mayRefund }: Props) {
  const isRedemption = purchase.kind === "lesson" && purchase.creditsState !== null;
  return (
    <div className="mt-6 grid gap-3">
      {purchase.kind === "lesson" ? (
        <LessonLinks purchase={purchase} hasLesson={hasLesson} />
      ) : (
        <PackLinks purchase={purchase} />
      )}
      {mayRefund && (
        <LinkButton href={`/purchases/${purchase.id}/refund`} variant="secondary" wide>
          Refund what is unspent
        </LinkButton>
      )}
      {purchase.receiptUrl && (
        <LinkButton href={purchase.receiptUrl} variant="secondary" wide>
          Receipt
        </LinkButton>
      )}
      {!isRedemption && (
        <CheckForm name="check-purchase" purchaseId={purchase.id} action={checkPurchase}>
          Asks Stripe for the current state of this payment. Nothing is charged.
        </CheckForm>
      )}
    </div>
  );
}

function PackLinks({ purchase }: { purchase: PackPurchase }) {
  const mayPay = isPayable(purchase);
  return (
    <>
      {mayPay && (
        <BuyCreditsForm {...wantedCredits(purchase)}>
          <SubmitButton wide>{payLabel(purchase)}</SubmitButton>
        </BuyCreditsForm>
      )}
      <LinkButton href="/credits" variant={mayPay ? "secondary" : "primary"} wide>
        {mayPay ? "Choose other credits" : "Your credits"}
      </LinkButton>
    </>
  );
}

function LessonLinks({ purchase, hasLesson }: { purchase: LessonPurchase; hasLesson: boolean }) {
  const mayPay = isPayable(purchase) && !hasLesson;
  return (
    <>
      {mayPay && (
        <PayButton lesson={{ id: purchase.lessonId, slug: purchase.slug }} wide>
          {payLabel(purchase)}
        </PayButton>
      )}
      <LinkButton href={`/lessons/${purchase.slug}`} variant={mayPay ? "secondary" : "primary"} wide>
        {hasLesson ? "Open the lesson" : "Back to the lesson"}
      </LinkButton>
    </>
  );
}
