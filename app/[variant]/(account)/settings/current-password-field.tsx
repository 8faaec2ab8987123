import { Field } from "@/components/ui/field";

export function CurrentPasswordField({ email, error }: { email: string; error?: string | undefined }) {
  return (
    <>
      {/* For password managers: the user name of this password. */}
      <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />
      <Field
        label="Current password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        error={error}
        required
      />
    </>
  );
}
