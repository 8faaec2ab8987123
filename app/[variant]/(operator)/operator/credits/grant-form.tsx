import { randomUUID } from "node:crypto";
import { FormName } from "@/components/form/form-name";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { textLimits, unitsOf } from "@/lib/format/names";
import type { Typed } from "@/lib/http/forms/typed-form";
import type { CreditMember } from "@/lib/operator/credit-members";
import { grantToMember } from "./actions";
import { grantErrors } from "./grant-query";

/** The request id makes the form idempotent. */
export function GrantForm({ member, typed }: { member: CreditMember; typed: Typed | undefined }) {
  const errors = grantErrors(typed);
  return (
    <form action={grantToMember} className="grid max-w-form gap-6">
      <FormName name="grant-credits" />
      {typed?.message && <Notice tone="warning">{typed.message}</Notice>}
      <input type="hidden" name="memberId" value={member.id} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      <Field
        label="Credits"
        name="credits"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required
        defaultValue={typed?.fields.credits}
        error={errors.credits}
        hint="At the shop’s cost: a creator earns their face value when they are spent. They never expire."
      />
      <Field
        label="Why"
        name="reason"
        autoComplete="off"
        maxLength={unitsOf(textLimits.reason)}
        required
        defaultValue={typed?.fields.reason}
        error={errors.reason}
        hint="The member reads it in their credit history."
      />
      <div>
        <SubmitButton>Grant the credits</SubmitButton>
      </div>
    </form>
  );
}
