import { Money } from "@/components/format/money";

type Props = { minor: number; currency: string; isWanted: boolean };

/** Asks whether credits that were bought and not spent are to be refunded before the account is deleted. */
export function RefundOption({ minor, currency, isWanted }: Props) {
  return (
    <fieldset>
      <legend className="text-small font-semibold">Your unspent credits</legend>
      <label className="mt-2 flex items-start gap-3">
        <input
          type="checkbox"
          name="refundCredits"
          value="yes"
          defaultChecked={isWanted}
          className="mt-1 size-5 shrink-0 accent-accent"
        />
        <span>
          Refund the credits that I bought and did not spend: <Money minor={minor} currency={currency} />
          <span className="mt-1 block text-small text-soft">
            The money goes back to how you paid, within ten days. Without this, these credits end with the
            account and are not paid back.
          </span>
        </span>
      </label>
    </fieldset>
  );
}
