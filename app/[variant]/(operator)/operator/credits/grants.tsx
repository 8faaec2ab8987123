import { FormName } from "@/components/form/form-name";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { textLimits, unitsOf } from "@/lib/format/names";
import type { Typed } from "@/lib/http/forms/typed-form";
import type { CreditMember, Grant } from "@/lib/operator/credit-members";
import { takeGrantBack } from "./actions";
import { GrantEntry } from "./grant-entry";
import { withdrawalError } from "./grant-query";

export function Grants({
  member: { id, grants },
  typed,
}: {
  member: CreditMember;
  typed: Typed | undefined;
}) {
  if (grants.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 font-display text-title">Granted before</h3>
      <ul>
        {grants.map((grant) => (
          <GrantEntry key={grant.lotId} grant={grant}>
            {grant.spent === 0 && grant.removed === 0 && (
              <TakeBack
                grant={grant}
                memberId={id}
                typed={typed?.fields.lotId === String(grant.lotId) ? typed : undefined}
              />
            )}
            {grant.spent > 0 && (
              <p className="text-small text-pretty text-soft">
                It cannot be taken back: creators have earned from what is spent of it.
              </p>
            )}
          </GrantEntry>
        ))}
      </ul>
    </section>
  );
}

type TakeBackProps = { grant: Grant; memberId: string; typed: Typed | undefined };

/** Open, with what was typed, where it was not taken back. */
function TakeBack({ grant: { lotId }, memberId, typed }: TakeBackProps) {
  return (
    <details className="pt-1" open={typed !== undefined}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center text-small font-semibold">
        Take it back
      </summary>
      <form action={takeGrantBack} className="max-w-reader space-y-3 pt-2 pb-3">
        <FormName name="take-grant-back" />
        {typed?.message && <Notice tone="warning">{typed.message}</Notice>}
        <input type="hidden" name="lotId" value={lotId} />
        <input type="hidden" name="memberId" value={memberId} />
        <Field
          label="Why"
          name="reason"
          autoComplete="off"
          maxLength={unitsOf(textLimits.reason)}
          required
          defaultValue={typed?.fields.reason}
          error={typed && withdrawalError(typed)}
          hint="The member reads it in their credit history."
        />
        <SubmitButton variant="secondary">Take it back</SubmitButton>
      </form>
    </details>
  );
}
