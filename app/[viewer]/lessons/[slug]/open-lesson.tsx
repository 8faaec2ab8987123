import { LessonCover } from "@/components/lesson-cover";
import { Markdown } from "@/components/markdown";
import type { LessonCard as Lesson } from "@/lib/lessons";
import { LessonHeading } from "./lesson-heading";

/** A lesson from the inside, set for reading. */
export function OpenLesson({ lesson, body }: { lesson: Lesson; body: string }) {
  return (
    <article className="mx-auto max-w-reader">
      <LessonHeading lesson={lesson} />
      <div className="mb-10">
        <LessonCover lesson={lesson} eager />
      </div>
      {body.trim() ? (
        <Markdown text={body} />
      ) : (
        <p className="text-lead text-soft">This lesson is still being written.</p>
      )}
    </article>
  );
}
