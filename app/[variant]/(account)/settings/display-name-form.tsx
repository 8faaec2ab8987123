"use client";

import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AccountState } from "@/lib/auth/forms";
import { AccountForm } from "../account-form";
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
          <Field
            label="Name"
            name="displayName"
            autoComplete="name"
            maxLength={160}
            defaultValue={values?.displayName ?? displayName}
            error={errors?.displayName}
            required
          />
          <SubmitButton wide>Save</SubmitButton>
        </>
      )}
    </AccountForm>
  );
}
