import { SubmitButton } from "@/components/ui/submit-button";
import { checkMyPayment } from "./actions";

/** For buyers whose webhook may be lost. */
export function CheckForm({ purchaseId }: { purchaseId: string }) {
  return (
    <form action={checkMyPayment}>
      <input type="hidden" name="purchaseId" value={purchaseId} />
      <SubmitButton variant="secondary" wide>
        Check my payment
      </SubmitButton>
      <p className="mt-2 text-small text-pretty text-soft">
        Asks Stripe now how this payment stands. Nothing is charged.
      </p>
    </form>
  );
}
