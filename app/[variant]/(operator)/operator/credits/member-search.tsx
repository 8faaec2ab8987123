import { FormName } from "@/components/form/form-name";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/http/forms/flash";
import { findCreditMember } from "./actions";

export function MemberSearch({ state, unknown }: { state: FormState | undefined; unknown: boolean }) {
  return (
    <form action={findCreditMember} className="flex max-w-reader flex-wrap items-end gap-3">
      <FormName name="find-credit-member" />
      {state?.message && (
        <div className="w-full">
          <Notice tone="warning">{state.message}</Notice>
        </div>
      )}
      <div className="min-w-60 grow">
        <Field
          label="E-mail address or id of the member"
          name="member"
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
          required
          defaultValue={state?.values?.member}
          error={state?.errors?.member ?? (unknown ? "This member is no longer there." : undefined)}
        />
      </div>
      <SubmitButton variant="secondary">Find</SubmitButton>
    </form>
  );
}
