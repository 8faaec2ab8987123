import { JsonLd } from "@/components/site/json-ld";
import type { LessonPreview } from "@/lib/catalogue/lesson-preview";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { describeLesson } from "@/lib/catalogue/structured-data";
import { env } from "@/lib/env";

export function LessonData({ lesson, preview }: { lesson: Lesson; preview: LessonPreview | null }) {
  return <JsonLd data={describeLesson(lesson, preview, env().NEXT_PUBLIC_SITE_URL)} />;
}
