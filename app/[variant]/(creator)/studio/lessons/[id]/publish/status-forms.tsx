import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Publication } from "@/lib/studio/publish";
import { changeLessonStatus } from "../actions";

type Props = { lessonId: string; status: Exclude<Publication["status"], "draft" | null> };

/** Ends the selling of a lesson. Those who bought it keep it in every case. */
export function StatusForms({ lessonId, status }: Props) {
  return (
    <section aria-labelledby="selling">
      <h2 id="selling" className="mb-3 border-t-4 border-ink pt-5 font-display text-title">
        {titles[status]}
      </h2>
      <p className="mb-5 text-pretty text-soft">
        {status === "archived"
          ? "Only those who bought it see it. Publish it to sell it again."
          : "If you unpublish it, its page stays and says that it is not for sale. If you archive it, only its buyers see it. They keep it in both cases."}
      </p>
      <div className="flex flex-wrap gap-3">
        {status !== "unpublished" && (
          <StatusForm
            lessonId={lessonId}
            status="unpublished"
            label={status === "archived" ? "Show its page again" : "Unpublish"}
          />
        )}
        {status !== "archived" && <StatusForm lessonId={lessonId} status="archived" label="Archive" />}
      </div>
    </section>
  );
}

function StatusForm({ lessonId, status, label }: { lessonId: string; status: string; label: string }) {
  return (
    <form action={changeLessonStatus}>
      <FormName name="set-lesson-status" />
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="status" value={status} />
      <SubmitButton variant="secondary">{label}</SubmitButton>
    </form>
  );
}

const titles = {
  published: "For sale",
  unpublished: "Unpublished",
  archived: "Archived",
};
