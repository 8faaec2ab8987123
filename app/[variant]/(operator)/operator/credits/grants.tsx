import { FormName } from "@/components/form/form-name";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CreditMember, Grant } from "@/lib/operator/credit-members";
import { takeGrantBack } from "./actions";

export function Grants({ member: { id, grants } }: { member: CreditMember }) {
  if (grants.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 font-display text-title">Granted before</h3>
      <ul>
        {grants.map((grant) => (
          <li key={grant.lotId} className="space-y-1 border-b border-line py-4">
            <p className="flex flex-wrap justify-between gap-x-6 font-semibold">
              <Credits of={grant.credits} />
              <span>{stateOf(grant)}</span>
            </p>
            <p className="text-small text-pretty wrap-anywhere">
              <bdi>{grant.reason}</bdi>
            </p>
            <p className="text-small text-soft">
              <DateTime at={grant.at} />
            </p>
            {grant.spent === 0 && grant.removed === 0 && <TakeBack grant={grant} memberId={id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const stateOf = ({ credits, spent, removed }: Grant) =>
  removed === credits
    ? "Taken back"
    : spent === 0
      ? "Unspent"
      : spent === credits
        ? "Spent"
        : "Spent in part";

function TakeBack({ grant: { lotId }, memberId }: { grant: Grant; memberId: string }) {
  return (
    <details className="pt-1">
      <summary className="link inline-flex min-h-11 cursor-pointer items-center text-small font-semibold">
        Take it back
      </summary>
      <form action={takeGrantBack} className="flex flex-wrap items-end gap-3 pt-2 pb-3">
        <FormName name="take-grant-back" />
        <input type="hidden" name="lotId" value={lotId} />
        <input type="hidden" name="memberId" value={memberId} />
        <div className="min-w-60 grow">
          <Field
            label="Why"
            name="reason"
            autoComplete="off"
            maxLength={500}
            required
            hint="The member reads it in their credit history."
          />
        </div>
        <SubmitButton variant="secondary">Take it back</SubmitButton>
      </form>
    </details>
  );
}
