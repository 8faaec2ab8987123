import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteNewDraft } from "../actions";

/** Of a lesson that was never published. The button is behind a disclosure, so that one press deletes nothing. */
export function DeleteForm({ lessonId }: { lessonId: string }) {
  return (
    <details className="border-t border-line pt-5">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
        Delete this draft
      </summary>
      <p className="mt-2 mb-4 text-pretty text-soft">
        It was never published. Its text and its history go for good.
      </p>
      <form action={deleteNewDraft}>
        <FormName name="delete-draft" />
        <input type="hidden" name="lessonId" value={lessonId} />
        <SubmitButton variant="danger">Delete it for good</SubmitButton>
      </form>
    </details>
  );
}
