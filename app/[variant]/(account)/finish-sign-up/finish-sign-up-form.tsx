"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../account-form";
import { finishSignUp } from "../actions";
import { DisplayNameField } from "../display-name-field";
import { NewPasswordField } from "../new-password-field";

export function FinishSignUpForm({
  returnTo,
  email,
  initial,
}: {
  returnTo: ReturnTo;
  email: string;
  initial?: AccountState | undefined;
}) {
  return (
    <AccountForm name="finish-sign-up" action={finishSignUp} initial={initial} returnTo={returnTo}>
      {({ values, errors }) => (
        <>
          <DisplayNameField value={values?.displayName} error={errors?.displayName} />
          {/* For password managers: the user name of this password. */}
          <Field label="E-mail" type="email" autoComplete="username" value={email} readOnly />
          <NewPasswordField label="Password" error={errors?.password} />
          <SubmitButton wide>Finish</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
