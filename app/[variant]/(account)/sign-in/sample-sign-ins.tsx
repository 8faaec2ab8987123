import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ReturnTo } from "@/lib/auth/return-to";
import { signInAsSample } from "../actions";
import { ReturnFields } from "../return-fields";

const password = "lectern-demo";
const people = [
  { email: "ada@lectern.test", role: "a learner" },
  { email: "ines@lectern.test", role: "a creator" },
  { email: "olive@lectern.test", role: "an operator" },
];

/** Accounts of supabase/seed, shown in the sandbox only. */
export function SampleSignIns({ returnTo }: { returnTo: ReturnTo }) {
  return (
    <aside aria-labelledby="sample-sign-ins" className="mt-8 rounded-card bg-well p-5 text-small">
      <h2 id="sample-sign-ins" className="font-semibold">
        To try it out
      </h2>
      <p className="text-soft">
        This shop runs on the sandbox. Password for all:{" "}
        <code className="font-mono text-ink">{password}</code>
      </p>
      <ul className="mt-3 grid gap-2">
        {people.map(({ email, role }) => (
          <li key={email} className="flex items-center justify-between gap-3">
            <code className="min-w-0 font-mono text-fine wrap-anywhere">{email}</code>
            <form action={signInAsSample} className="shrink-0">
              <FormName name="sign-in-as-sample" />
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={password} />
              <ReturnFields returnTo={returnTo} />
              <SubmitButton variant="secondary" size="small">
                As {role}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </aside>
  );
}
