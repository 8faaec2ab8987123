import { JsonLd } from "@/components/json-ld";
import { env } from "@/lib/env";
import { describeLesson } from "@/lib/json-ld";
import type { LessonTrial } from "@/lib/lesson-trial";
import type { LessonCard as Lesson } from "@/lib/lessons";

/** The lesson for search engines: what it is, what it costs and where it stands. */
export function LessonData({ lesson, trial }: { lesson: Lesson; trial: LessonTrial | null }) {
  return <JsonLd data={describeLesson(lesson, trial, env().NEXT_PUBLIC_SITE_URL)} />;
}
