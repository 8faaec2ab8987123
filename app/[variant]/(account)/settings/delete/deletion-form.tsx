import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type AccountState, deletionWord } from "@/lib/auth/forms";
import { CurrentPasswordField } from "../current-password-field";

type Props = { email: string; state?: AccountState | undefined; refundOption: ReactNode };

/**
 * Posts to a route handler, not to an action: the new document leaves none of the member's pages in the router cache.
 */
export function DeletionForm({ email, state, refundOption }: Props) {
  return (
    <Card>
      <form action="/auth/delete-account" method="post" className="grid gap-5">
        <FormName name="delete-account" />
        {state?.message && <Notice tone="danger">{state.message}</Notice>}
        {refundOption}
        <CurrentPasswordField email={email} error={state?.errors?.currentPassword} />
        <Field
          label={`Type the word “${deletionWord}”`}
          name="word"
          defaultValue={state?.values?.word}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={state?.errors?.word}
          required
        />
        <SubmitButton variant="danger" wide>
          Delete my account permanently
        </SubmitButton>
      </form>
    </Card>
  );
}
