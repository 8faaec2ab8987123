import { getLessonStates, LessonGrid } from "@/components/lesson/lesson-grid";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { listRelatedLessons } from "@/lib/catalogue/search/search";
import type { LessonState } from "@/lib/checkout/lesson-states";
import { getVariant } from "@/lib/rendering/variant";
import { goToPayment } from "../../../(learner)/checkout/actions";

/** As many as SQL private.lesson_text has in the content key of a guest's page. */
const shown = 3;

/** Without the lessons that the member owns. `states`: where the caller has read them. */
export async function RelatedLessons({ lesson, states: known }: RelatedLessonsProps) {
  const [related, variant] = await Promise.all([listRelatedLessons(lesson.id), getVariant()]);
  const states = known ?? (variant === "member" ? await getLessonStates(related) : undefined);
  const lessons = related.filter(({ id }) => states?.get(id)?.state !== "owned").slice(0, shown);
  if (lessons.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 border-t-4 border-ink pt-5 sm:mt-20 print:hidden">
      <h2 id="related" className="mb-6 font-display text-heading">
        Related lessons
      </h2>
      <LessonGrid lessons={lessons} states={states} heading="h3" eager={0} buy={goToPayment} />
    </section>
  );
}

type RelatedLessonsProps = { lesson: Lesson; states?: Map<string, LessonState> | undefined };
