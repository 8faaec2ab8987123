import { Field } from "@/components/ui/field";

/** The error replaces the hint. */
export function NewPasswordField({ label, error }: { label: string; error?: string | undefined }) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={8}
      hint={error ? undefined : "At least 8 characters."}
      error={error}
      required
    />
  );
}
