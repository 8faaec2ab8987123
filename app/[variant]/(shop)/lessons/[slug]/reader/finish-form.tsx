import { FormName } from "@/components/form/form-name";
import { DateOnly } from "@/components/format/date-time";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { setFinished } from "./progress-actions";

export function FinishForm({ lesson, finishedAt }: { lesson: Lesson; finishedAt: string | null }) {
  return (
    <section
      id="finish"
      aria-label="Finish this lesson"
      className="mt-14 scroll-mt-8 border-t-4 border-ink pt-5 print:hidden"
    >
      {finishedAt && (
        <p role="status" className="mb-4 text-lead">
          Finished on <DateOnly at={finishedAt} />. It stays in your lessons.
        </p>
      )}
      <form action={setFinished} className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <FormName name="set-finished" />
        <input type="hidden" name="lessonId" value={lesson.id} />
        <input type="hidden" name="slug" value={lesson.slug} />
        <input type="hidden" name="finished" value={finishedAt ? "no" : "yes"} />
        {finishedAt && <LinkButton href="/library">My lessons</LinkButton>}
        <SubmitButton variant={finishedAt ? "quiet" : "primary"}>
          {finishedAt ? "Mark as not finished" : "Mark as finished"}
        </SubmitButton>
      </form>
    </section>
  );
}
