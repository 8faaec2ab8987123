"use client";

import { use } from "react";
import { formMemberField, formNameField, type KeptFormName } from "@/lib/http/forms/form-names";
import { FormMember } from "./form-member";

/**
 * Belongs into each form that runs a server action: after a deployment the form is answered by its name, and where
 * another member signed in since, in another tab, it does nothing.
 */
export function FormName({ name }: { name: KeptFormName }) {
  const promised = use(FormMember);
  const member = promised && use(promised);
  return (
    <>
      <input type="hidden" name={formNameField} value={name} />
      {member && <input type="hidden" name={formMemberField} value={member} />}
    </>
  );
}
