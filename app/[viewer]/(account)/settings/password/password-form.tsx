"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/account-forms";
import { AccountForm } from "../../account-form";
import { setNewPassword } from "../actions";
import { CurrentPasswordField } from "../current-password-field";

type Props = { email: string; initial?: AccountState | undefined };

export function PasswordForm({ email, initial }: Props) {
  return (
    <AccountForm action={setNewPassword} initial={initial}>
      {({ errors }) => (
        <>
          <CurrentPasswordField email={email} error={errors?.currentPassword} />
          <Field
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={8}
            hint={errors?.password ? undefined : "At least 8 characters."}
            error={errors?.password}
            required
          />
          <SubmitButton wide>Set the new password</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
