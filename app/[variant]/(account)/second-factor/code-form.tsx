"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../account-form";
import { confirmFactor, enterCode } from "./actions";

type Props = { returnTo: ReturnTo; initial?: AccountState | undefined };

/** The code at the beginning of an operator's session. */
export function EnterCodeForm({ returnTo, initial }: Props) {
  return (
    <AccountForm name="enter-code" action={enterCode} initial={initial} returnTo={returnTo}>
      {(state) => <CodeFields state={state} button="Continue" />}
    </AccountForm>
  );
}

/** The first code of a new factor. */
export function ConfirmFactorForm({ returnTo, initial }: Props) {
  return (
    <AccountForm name="confirm-factor" action={confirmFactor} initial={initial} returnTo={returnTo}>
      {(state) => <CodeFields state={state} button="Turn it on" />}
    </AccountForm>
  );
}

function CodeFields({ state: { errors }, button }: { state: AccountState; button: string }) {
  return (
    <>
      <Field
        label="Code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        hint={errors?.code ? undefined : "Six digits, which the app shows for half a minute."}
        error={errors?.code}
        required
      />
      <SubmitButton wide>{button}</SubmitButton>
    </>
  );
}
