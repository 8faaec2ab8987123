import { LessonCover } from "@/components/lesson-cover";
import { BuyBox, type BuyBoxProps } from "./buy-box";
import { LessonHeading } from "./lesson-heading";

/** A lesson from the outside: what it is, and how to open it; on a phone the way in comes before the cover. */
export function ClosedLesson({ lesson, isGuest, story, buying }: BuyBoxProps) {
  return (
    <article className="grid gap-x-8 md:grid-cols-[1fr_17rem] md:grid-rows-[auto_1fr] lg:gap-x-14 lg:grid-cols-[1fr_var(--container-aside)]">
      <LessonHeading lesson={lesson}>
        <p className="mt-5 max-w-reader text-lead text-pretty">{lesson.summary}</p>
      </LessonHeading>
      <aside aria-label="Buy this lesson" className="max-md:mb-8 md:col-start-2 md:row-span-2 md:row-start-1">
        <BuyBox lesson={lesson} isGuest={isGuest} story={story} buying={buying} />
      </aside>
      <div>
        <div data-payment />
        <LessonCover lesson={lesson} eager />
      </div>
    </article>
  );
}
