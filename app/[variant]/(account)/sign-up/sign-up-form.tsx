"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../account-form";
import { signUp } from "../actions";
import { DisplayNameField } from "../display-name-field";
import { NewPasswordField } from "../new-password-field";

const others = [{ to: "/sign-in", label: "Been here before? Sign in" }] as const;

export function SignUpForm({
  returnTo,
  initial,
}: {
  returnTo: ReturnTo;
  initial?: AccountState | undefined;
}) {
  return (
    <AccountForm name="sign-up" action={signUp} initial={initial} returnTo={returnTo} others={others}>
      {({ values, errors }) => (
        <>
          <DisplayNameField value={values?.displayName} error={errors?.displayName} />
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values?.email}
            error={errors?.email}
            required
          />
          <NewPasswordField label="Password" error={errors?.password} />
          <SubmitButton wide>Make an account</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
