"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import { AccountForm } from "../../account-form";
import { NewPasswordField } from "../../new-password-field";
import { setNewPassword } from "../actions";
import { CurrentPasswordField } from "../current-password-field";

type Props = { email: string; initial?: AccountState | undefined };

export function PasswordForm({ email, initial }: Props) {
  return (
    <AccountForm name="change-password" action={setNewPassword} initial={initial}>
      {({ errors }) => (
        <>
          <CurrentPasswordField email={email} error={errors?.currentPassword} />
          <NewPasswordField label="New password" error={errors?.password} />
          <SubmitButton wide>Set the new password</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
