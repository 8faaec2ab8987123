import { Field } from "@/components/ui/field";

/** A password that is being chosen; what is asked of it gives way to what is wrong with it. */
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
