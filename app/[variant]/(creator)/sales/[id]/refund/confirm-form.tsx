import { randomUUID } from "node:crypto";
import { FormName } from "@/components/form/form-name";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { formatMoney } from "@/lib/format/money";
import { textLimits, unitsOf } from "@/lib/format/names";
import { readTyped } from "@/lib/http/forms/typed-form";
import type { SellerPurchase } from "@/lib/purchases/details";
import { getLocale } from "@/lib/rendering/variant";
import { refundSale } from "../actions";
import { reasonsFor } from "./reasons";

/** `amount`: a part as it was typed, for the way back to this page; empty for all of it. */
type Props = { sale: SellerPurchase; amountMinor: number; amount: string };

/** The request id makes the form idempotent; `expectedRefundableMinor` lets only one of two tabs refund. */
export async function ConfirmForm({ sale, amountMinor, amount }: Props) {
  const locale = await getLocale();
  const typed = await readTyped(`/sales/${sale.id}/refund`, "refund-sale");
  return (
    <Card className="max-w-form">
      <form action={refundSale} className="grid gap-6">
        <FormName name="refund-sale" />
        {typed?.message && <Notice tone="warning">{typed.message}</Notice>}
        <input type="hidden" name="purchaseId" value={sale.id} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <input type="hidden" name="amountMinor" value={amountMinor} />
        <input type="hidden" name="amount" value={amount} />
        <input type="hidden" name="expectedRefundableMinor" value={sale.refundableMinor} />
        <fieldset>
          <legend className="mb-1 text-small font-semibold">Why</legend>
          {reasonsFor(sale).map(({ reason, label }) => (
            <label key={reason} className="flex min-h-11 cursor-pointer items-center gap-3">
              <input
                type="radio"
                name="reason"
                value={reason}
                required
                defaultChecked={reason === (typed?.fields.reason ?? usualReason(sale))}
                className="size-5 shrink-0"
              />
              {label}
            </label>
          ))}
        </fieldset>
        <TextArea
          label="A note"
          name="note"
          rows={3}
          maxLength={unitsOf(textLimits.note)}
          defaultValue={typed?.fields.note}
          hint="For you and the shop; the buyer does not see it."
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton>Refund {formatMoney(amountMinor, sale.refundableCurrency, { locale })}</SubmitButton>
          <LinkButton href={`/sales/${sale.id}`} variant="quiet">
            Not now
          </LinkButton>
        </div>
      </form>
    </Card>
  );
}

const usualReason = ({ errorCode }: SellerPurchase) =>
  errorCode === "duplicate_payment" ? "duplicate" : "requested_by_customer";
