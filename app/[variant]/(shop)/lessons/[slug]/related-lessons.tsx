import { LessonGrid } from "@/components/lesson/lesson-grid";
import { getUser } from "@/lib/auth/session";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { listRelatedLessons } from "@/lib/catalogue/search";
import { listOwnedLessonIds } from "@/lib/learning/access";
import { getVariant } from "@/lib/rendering/variant";

const shown = 3;

/** Without the lessons that the member owns. */
export async function RelatedLessons({ lesson }: { lesson: Lesson }) {
  const [related, variant] = await Promise.all([listRelatedLessons(lesson.id), getVariant()]);
  const lessons = (variant === "member" ? await withoutOwned(related) : related).slice(0, shown);
  if (lessons.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 border-t-4 border-ink pt-5 sm:mt-20 print:hidden">
      <h2 id="related" className="mb-6 font-display text-heading">
        Related lessons
      </h2>
      <LessonGrid lessons={lessons} heading="h3" eager={0} />
    </section>
  );
}

async function withoutOwned(lessons: Lesson[]): Promise<Lesson[]> {
  const user = await getUser();
  if (!user) return lessons;
  const owned = await listOwnedLessonIds(
    user.id,
    lessons.map(({ id }) => id),
  );
  return lessons.filter(({ id }) => !owned.has(id));
}
