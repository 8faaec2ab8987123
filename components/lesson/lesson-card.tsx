import Link from "next/link";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { Price } from "../format/price";
import { Badge } from "../ui/badge";
import { LessonCover } from "./lesson-cover";
import { LessonLength } from "./lesson-length";

/** The whole card is the link; its accessible name is the title. */
export function LessonCard({
  lesson,
  owned = false,
  finished = false,
  eager = false,
  heading: Heading = "h2",
}: LessonCardProps) {
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
      <p className="mt-auto flex min-h-9 items-end justify-between border-t border-line pt-2.5 text-small font-semibold">
        <Price lesson={lesson} />
        {(owned || finished) && (
          <span className="flex flex-wrap justify-end gap-1.5">
            {finished && <Badge>Finished</Badge>}
            {owned && <Badge strong>Owned</Badge>}
          </span>
        )}
      </p>
    </article>
  );
}

type LessonCardProps = {
  lesson: Lesson;
  owned?: boolean;
  finished?: boolean;
  eager?: boolean;
  heading?: "h2" | "h3";
};
