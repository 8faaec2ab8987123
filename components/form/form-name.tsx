import { formNameField, type KeptFormName } from "@/lib/http/forms/form-names";

/** Belongs into each form that runs a server action: after a deployment the form is answered by this name. */
export const FormName = ({ name }: { name: KeptFormName }) => (
  <input type="hidden" name={formNameField} value={name} />
);
