import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatMoney } from "@/lib/format/money";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import type { RefundAmount } from "./refund-amount";

/** Plain GET forms: each confirmation must be a new document with a new request id, never one from the router cache. */
export async function AmountForm({ sale, refund = {} }: { sale: SellerPurchase; refund?: RefundAmount }) {
  const { id, status, refundableMinor, refundableCurrency: currency } = sale;
  const everything = formatMoney(refundableMinor, currency, { locale: await getLocale() });
  const action = `/sales/${id}/refund`;
  return (
    <div className="max-w-form space-y-6">
      <form action={action}>
        <input type="hidden" name="part" value="all" />
        <SubmitButton variant="secondary" wide>
          Refund everything, {everything}
        </SubmitButton>
      </form>
      {/* A payment that does not match its purchase is refunded in full. */}
      {status !== "review" && (
        <form action={action} className="space-y-4 border-t border-line pt-6">
          <Field
            label={`Or a part of it, in ${currency.toUpperCase()}`}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            required
            defaultValue={refund.typed}
            error={refund.problem}
            hint={`More than nothing, less than ${everything}.`}
          />
          <SubmitButton variant="secondary" wide>
            Refund a part
          </SubmitButton>
        </form>
      )}
    </div>
  );
}
