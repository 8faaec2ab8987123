"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../account-form";
import { resetPassword } from "../actions";
import { NewPasswordField } from "../new-password-field";

export function ResetPasswordForm({
  returnTo,
  email,
  initial,
}: {
  returnTo: ReturnTo;
  email: string;
  initial?: AccountState | undefined;
}) {
  return (
    <AccountForm name="reset-password" action={resetPassword} initial={initial} returnTo={returnTo}>
      {({ errors }) => (
        <>
          {/* For password managers: the user name of this password. */}
          <Field label="E-mail" type="email" autoComplete="username" value={email} readOnly />
          <NewPasswordField label="New password" error={errors?.password} />
          <SubmitButton wide>Set the password</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
