import { SubmitButton } from "@/components/ui/submit-button";
import { checkPurchase } from "./actions";

/** For buyers whose webhook may be lost. */
export function CheckForm({ purchaseId }: { purchaseId: string }) {
  return (
    <form action={checkPurchase}>
      <input type="hidden" name="purchaseId" value={purchaseId} />
      <SubmitButton variant="secondary" wide>
        Check this payment
      </SubmitButton>
      <p className="mt-2 text-small text-pretty text-soft">
        Asks Stripe for the current state of this payment. Nothing is charged.
      </p>
    </form>
  );
}
