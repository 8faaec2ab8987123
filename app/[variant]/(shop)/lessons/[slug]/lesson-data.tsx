import { JsonLd } from "@/components/json-ld";
import type { LessonPreview } from "@/lib/catalogue/lesson-preview";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { describeLesson } from "@/lib/catalogue/structured-data";
import { env } from "@/lib/env";

/** The lesson for search engines: what it is, what it costs and where it stands. */
export function LessonData({ lesson, trial }: { lesson: Lesson; trial: LessonPreview | null }) {
  return <JsonLd data={describeLesson(lesson, trial, env().NEXT_PUBLIC_SITE_URL)} />;
}
