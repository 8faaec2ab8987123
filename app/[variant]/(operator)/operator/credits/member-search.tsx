import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";

/** A plain GET form: the member is in the URL. */
export function MemberSearch({ wanted, found }: { wanted: string; found: boolean }) {
  return (
    <form action="/operator/credits#member" className="flex max-w-reader flex-wrap items-end gap-3">
      <div className="min-w-60 grow">
        <Field
          label="E-mail address or id of the member"
          name="member"
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
          required
          defaultValue={wanted}
          error={wanted && !found ? "No member has this e-mail address or id." : undefined}
        />
      </div>
      <SubmitButton variant="secondary">Find</SubmitButton>
    </form>
  );
}
