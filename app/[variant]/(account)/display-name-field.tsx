import { Field } from "@/components/ui/field";
import { textLimits, unitsOf } from "@/lib/format/names";

/** At most 80 characters, of which those beyond the basic plane count as two here. */
export function DisplayNameField({
  value,
  error,
}: {
  value?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <Field
      label="Name"
      name="displayName"
      autoComplete="name"
      maxLength={unitsOf(textLimits.name)}
      defaultValue={value}
      error={error}
      hint="Creators see it beside what you buy of them."
      required
    />
  );
}
