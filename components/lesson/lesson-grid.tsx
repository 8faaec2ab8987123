import { getUser } from "@/lib/auth/session";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { listOwnedLessonIds } from "@/lib/learning/access";
import { listFinishedLessonIds } from "@/lib/learning/progress";
import { getVariant } from "@/lib/rendering/variant";
import { LessonCard } from "./lesson-card";

/**
 * Marks the lessons that a member owns; for guests it reads no session, so that the page can be cached.
 * `eager`: how many covers the first screen shows; the others load lazily.
 */
export async function LessonGrid({ lessons, heading, eager = 3 }: LessonGridProps) {
  const own = (await getVariant()) === "member" ? await listOwn(lessons) : undefined;
  return (
    <ul className="grid gap-x-8 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
      {lessons.map((lesson, index) => (
        <li key={lesson.id}>
          <LessonCard
            lesson={lesson}
            owned={own?.owned.has(lesson.id)}
            finished={own?.finished.has(lesson.id)}
            eager={index < eager}
            heading={heading}
          />
        </li>
      ))}
    </ul>
  );
}

async function listOwn(lessons: Lesson[]) {
  const user = await getUser();
  if (!user) return undefined;
  const ids = lessons.map((lesson) => lesson.id);
  const [owned, finished] = await Promise.all([
    listOwnedLessonIds(user.id, ids),
    listFinishedLessonIds(user.id, ids),
  ]);
  return { owned, finished };
}

type LessonGridProps = { lessons: Lesson[]; heading?: "h2" | "h3"; eager?: number };
