import Link from "next/link";
import type { ReactNode } from "react";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { LessonCover } from "./lesson-cover";
import { LessonLength } from "./lesson-length";

/**
 * The whole card is the link, whose accessible name is the title; a control in `children`, its last line, lies above
 * that link and has a `relative` position.
 */
export function LessonCard({ lesson, eager = false, heading: Heading = "h2", children }: LessonCardProps) {
  return (
    <article className="group relative flex h-full flex-col">
      <LessonCover lesson={lesson} eager={eager} />
      <Heading lang={lesson.language} dir="auto" className="mt-4 font-display text-title text-balance">
        <Link
          href={`/lessons/${lesson.slug}`}
          title={lesson.title}
          className="line-clamp-3 decoration-accent decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
        >
          {lesson.title}
        </Link>
      </Heading>
      <p className="mt-1.5 mb-4 text-small text-soft">
        <bdi>{lesson.creator.name}</bdi> · <LessonLength minutes={lesson.durationMinutes} />
      </p>
      <div className="mt-auto flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-3 text-small font-semibold">
        {children}
      </div>
    </article>
  );
}

type LessonCardProps = {
  lesson: Lesson;
  eager?: boolean;
  heading?: "h2" | "h3" | undefined;
  children: ReactNode;
};
