"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../account-form";
import { requestPasswordReset } from "../actions";

const others = [
  { to: "/sign-in", label: "Remembered it? Sign in" },
  { to: "/sign-up", label: "New here? Make an account" },
] as const;

export function ForgotPasswordForm({
  returnTo,
  email,
  initial,
}: {
  returnTo: ReturnTo;
  /** A member's. */
  email?: string | undefined;
  initial?: AccountState | undefined;
}) {
  return (
    <AccountForm
      name="request-password-reset"
      action={requestPasswordReset}
      initial={initial}
      returnTo={returnTo}
      others={email === undefined ? others : []}
    >
      {({ values, errors }) => (
        <>
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values?.email ?? email}
            error={errors?.email}
            required
          />
          <SubmitButton wide>Mail me a link</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
