import { Field } from "@/components/ui/field";

/** For what only whoever knows the password may do, also in a browser that is signed in. */
export function CurrentPasswordField({ email, error }: { email: string; error?: string | undefined }) {
  return (
    <>
      {/* For password managers, which file a password under the name beside it. */}
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
