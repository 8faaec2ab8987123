import Link from "next/link";
import type { ReactNode } from "react";
import { LessonLength } from "@/components/lesson/lesson-length";
import { Badge } from "@/components/ui/badge";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";

export function LessonHeading({ lesson, children }: { lesson: Lesson; children?: ReactNode }) {
  return (
    <header className="mb-8">
      <p className="mb-3 flex flex-wrap items-center gap-3 text-small font-semibold text-accent">
        <span className="inline-block first-letter:uppercase">{lesson.subject}</span>
        {lesson.status !== "published" && <Badge>{stateNames[lesson.status]}</Badge>}
      </p>
      <h1 lang={lesson.language} dir="auto" className="font-display text-display text-balance">
        {lesson.title}
      </h1>
      <p className="mt-2 text-soft">
        <Link href={`/creators/${lesson.creator.slug}`} className="link inline-flex min-h-11 items-center">
          <bdi>{lesson.creator.name}</bdi>
        </Link>{" "}
        · <LessonLength minutes={lesson.durationMinutes} />
      </p>
      {children}
    </header>
  );
}

const stateNames = { draft: "Draft", unpublished: "Unpublished", archived: "Archived" };
