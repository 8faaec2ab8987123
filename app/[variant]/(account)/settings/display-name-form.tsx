"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import { AccountForm } from "../account-form";
import { DisplayNameField } from "../display-name-field";
import { changeDisplayName } from "./actions";

export function DisplayNameForm({
  displayName,
  initial,
}: {
  displayName: string;
  initial?: AccountState | undefined;
}) {
  return (
    <AccountForm name="change-display-name" action={changeDisplayName} initial={initial}>
      {({ values, errors }) => (
        <>
          <DisplayNameField value={values?.displayName ?? displayName} error={errors?.displayName} />
          <SubmitButton wide>Save</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
