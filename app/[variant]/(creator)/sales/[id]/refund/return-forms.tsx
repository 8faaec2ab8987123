import { randomUUID } from "node:crypto";
import { FormName } from "@/components/form/form-name";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatCredits } from "@/lib/format/credits";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import { returnSaleCredits } from "../actions";

/** To the confirmation; a plain GET form, as AmountForm. Credits go back in whole. */
export async function ReturnStart({ sale: { id, returnableCredits } }: { sale: SellerPurchase }) {
  return (
    <form action={`/sales/${id}/refund`} className="max-w-form">
      <SubmitButton variant="secondary" wide>
        Return {formatCredits(returnableCredits, await getLocale())}
      </SubmitButton>
    </form>
  );
}

export async function ReturnForm({ sale: { id, returnableCredits } }: { sale: SellerPurchase }) {
  return (
    <form action={returnSaleCredits} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <FormName name="return-credits" />
      <input type="hidden" name="purchaseId" value={id} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      <SubmitButton>Return {formatCredits(returnableCredits, await getLocale())}</SubmitButton>
      <LinkButton href={`/sales/${id}`} variant="quiet">
        Not now
      </LinkButton>
    </form>
  );
}
