"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import { AccountForm } from "../../account-form";
import { askForNewEmail } from "../actions";
import { CurrentPasswordField } from "../current-password-field";

type Props = { email: string; initial?: AccountState | undefined };

export function EmailForm({ email, initial }: Props) {
  return (
    <AccountForm name="change-email" action={askForNewEmail} initial={initial}>
      {({ values, errors }) => (
        <>
          <Field
            label="New e-mail"
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values?.email}
            error={errors?.email}
            required
          />
          <CurrentPasswordField email={email} error={errors?.currentPassword} />
          <SubmitButton wide>Mail both addresses</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
