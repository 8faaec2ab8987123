"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../account-form";
import { signIn } from "../actions";

const others = [
  { to: "/forgot-password", label: "Forgot your password?" },
  { to: "/sign-up", label: "New here? Make an account" },
] as const;

export function SignInForm({
  returnTo,
  initial,
}: {
  returnTo: ReturnTo;
  initial?: AccountState | undefined;
}) {
  return (
    <AccountForm name="sign-in" action={signIn} initial={initial} returnTo={returnTo} others={others}>
      {({ values, errors }) => (
        <>
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={values?.email}
            error={errors?.email}
            required
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            error={errors?.password}
            required
          />
          <SubmitButton wide>Sign in</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
