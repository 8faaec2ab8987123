import { SubmitButton } from "@/components/ui/submit-button";
import { checkSale } from "./actions";

export function CheckForm({ saleId }: { saleId: string }) {
  return (
    <form action={checkSale}>
      <input type="hidden" name="saleId" value={saleId} />
      <SubmitButton variant="secondary" wide>
        Check this payment
      </SubmitButton>
      <p className="mt-2 text-small text-pretty text-soft">
        Reads the payment, its refunds and disputes from Stripe again. Nothing is changed there.
      </p>
    </form>
  );
}
