import Link from "next/link";
import type { OwnLesson } from "@/lib/studio/lessons";
import { LessonRow } from "./lesson-row";
import type { State } from "./states";

/** Nothing where no lesson is in this state. */
export function LessonGroup({ state, lessons, timeZone, hasMore }: LessonGroupProps) {
  if (lessons.length === 0) return null;
  return (
    <section aria-labelledby={state.status}>
      <h2 id={state.status} className="border-t-4 border-ink pt-4 font-display text-heading">
        {state.title}
      </h2>
      <p className="mt-1 mb-3 text-small text-soft">{state.explanation}</p>
      <LessonList lessons={lessons} timeZone={timeZone} heading="h3" />
      {hasMore && (
        <p className="mt-3">
          <Link href={`/studio?state=${state.status}`} className="link inline-flex min-h-11 items-center">
            All in “{state.title}”
          </Link>
        </p>
      )}
    </section>
  );
}

export function LessonList({ lessons, timeZone, heading }: LessonListProps) {
  return (
    <ul className="border-t border-line">
      {lessons.map((lesson) => (
        <LessonRow key={lesson.id} lesson={lesson} timeZone={timeZone} heading={heading} />
      ))}
    </ul>
  );
}

type LessonListProps = { lessons: OwnLesson[]; timeZone: string; heading: "h2" | "h3" };

type LessonGroupProps = Omit<LessonListProps, "heading"> & { state: State; hasMore: boolean };
