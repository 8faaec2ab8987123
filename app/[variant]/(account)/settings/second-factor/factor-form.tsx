"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import type { ReturnTo } from "@/lib/auth/return-to";
import { AccountForm } from "../../account-form";
import { removeSecondFactor, setUpFactor } from "../../second-factor/actions";
import { CurrentPasswordField } from "../current-password-field";

type Props = { email: string; initial?: AccountState | undefined; returnTo: ReturnTo };

export function SetUpFactorForm({ email, initial, returnTo }: Props) {
  return (
    <AccountForm name="set-up-factor" action={setUpFactor} initial={initial} returnTo={returnTo}>
      {({ errors }) => (
        <>
          <CurrentPasswordField email={email} error={errors?.currentPassword} />
          <SubmitButton wide>Set it up</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}

export function RemoveFactorForm({ email, initial, returnTo }: Props) {
  return (
    <AccountForm name="remove-factor" action={removeSecondFactor} initial={initial} returnTo={returnTo}>
      {({ errors }) => (
        <>
          <CurrentPasswordField email={email} error={errors?.currentPassword} />
          <SubmitButton wide variant="danger">
            Turn it off
          </SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
