import { getUserAnd } from "@/lib/auth/session";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { type LessonState, listLessonStates } from "@/lib/checkout/lesson-states";
import { unknownInOutage } from "@/lib/errors";
import { getVariant } from "@/lib/rendering/variant";
import { LessonAction } from "./lesson-action";
import { LessonCard } from "./lesson-card";

/**
 * Lessons as cards, with what a member has to do with each; for guests it reads no session, so that the page can be
 * cached. `states`: where the caller has read them. `eager`: how many covers the first screen shows; the others load
 * lazily.
 */
export async function LessonGrid({ lessons, states, heading, eager = 3, buy }: LessonGridProps) {
  const isGuest = (await getVariant()) !== "member";
  const known = states ?? (isGuest ? undefined : await getLessonStates(lessons));
  return (
    <ul className="grid gap-x-8 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
      {lessons.map((lesson, index) => (
        <li key={lesson.id}>
          <LessonCard lesson={lesson} eager={index < eager} heading={heading}>
            <LessonAction lesson={lesson} known={known?.get(lesson.id)} isGuest={isGuest} buy={buy} />
          </LessonCard>
        </li>
      ))}
    </ul>
  );
}

/**
 * For members' pages only. During an outage nothing is known: the lessons are shown without it. A page that begins this
 * before it waits for its lessons, which must be the same for all, reads it together with the member.
 */
export async function getLessonStates(
  lessons: Lesson[] | Promise<Lesson[]>,
): Promise<Map<string, LessonState>> {
  const listIds = async () => (await lessons).map(({ id }) => id);
  const known = await getUserAnd((userId) => listLessonStates(userId, listIds())).catch(unknownInOutage);
  return known?.[1] ?? new Map();
}

type LessonGridProps = {
  lessons: Lesson[];
  states?: Map<string, LessonState> | undefined;
  heading?: "h2" | "h3";
  eager?: number;
  buy: (form: FormData) => Promise<void>;
};
