import type { Fields } from "./save";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields in which a creator writes, by name. */
const fieldsOf = (form: HTMLFormElement): Field[] =>
  Array.from(
    form.querySelectorAll<Field>("input[name]:not([type=hidden], [type=file]), textarea[name], select[name]"),
  );

export const readFields = (form: HTMLFormElement): Fields =>
  Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));

/** As the server rendered them. */
export const renderedFields = (form: HTMLFormElement): Fields =>
  Object.fromEntries(fieldsOf(form).map((field) => [field.name, renderedValue(field)]));

function renderedValue(field: Field): string {
  if (field instanceof HTMLSelectElement)
    return Array.from(field.options).find(({ defaultSelected }) => defaultSelected)?.value ?? field.value;
  // As `value` has them.
  return field.defaultValue.replace(/\r\n?/g, "\n");
}

/** Not as if it were typed: `change` tells the editor of a text, `input` would begin a save. */
export function writeField(form: HTMLFormElement, name: string, value: string): void {
  const field = fieldsOf(form).find((one) => one.name === name);
  if (!field) return;
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
