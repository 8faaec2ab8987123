import { getUserAnd } from "@/lib/auth/session";
import { isolate } from "@/lib/format/isolate";
import { getLessonToContinue } from "@/lib/learning/library";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { ProgressBar } from "../ui/progress-bar";
import { LessonCover } from "./lesson-cover";

/** The unfinished lesson that the learner used last, if any. */
export async function ContinueLesson() {
  const known = await getUserAnd(() => getLessonToContinue());
  const lesson = known?.[1];
  if (!lesson) return null;
  const { slug, title, section, sectionTitle, furthest } = lesson;
  const isRead = furthest >= 1;
  return (
    <Card
      as="section"
      className="mb-10 grid gap-x-8 gap-y-5 sm:grid-cols-[min(14rem,35%)_minmax(0,1fr)] sm:items-center"
    >
      <div className="max-sm:hidden">
        <LessonCover lesson={lesson} eager />
      </div>
      <div className="min-w-0">
        <p className="text-small font-semibold text-soft">Continue where you left off</p>
        <h2 lang={lesson.language} dir="auto" className="mt-1 font-display text-heading text-balance">
          {title}
        </h2>
        <div className="mt-4 max-w-form">
          <ProgressBar furthest={furthest} label={`Progress in ${isolate(title)}`} />
        </div>
        <LinkButton
          href={`/lessons/${slug}${isRead ? "#finish" : section && `#${section}`}`}
          className="mt-4 max-w-full wrap-anywhere"
        >
          {linkText(isRead, sectionTitle)}
        </LinkButton>
      </div>
    </Card>
  );
}

function linkText(isRead: boolean, sectionTitle: string | undefined): string {
  if (isRead) return "Go to the end";
  return sectionTitle ? `Continue at “${isolate(sectionTitle)}”` : "Continue";
}
