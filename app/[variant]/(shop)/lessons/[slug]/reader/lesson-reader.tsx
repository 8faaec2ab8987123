import { LessonCover } from "@/components/lesson/lesson-cover";
import { Markdown } from "@/components/lesson/markdown";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { LessonContent, Progress } from "@/lib/learning/reading";
import { LessonHeading } from "../lesson-heading";
import { RelatedLessons } from "../related-lessons";
import { FinishForm } from "./finish-form";
import { LessonVideo } from "./lesson-video";
import { ReadingTracker } from "./reading-tracker";
import { ResumeBanner } from "./resume-banner";
import { SavePositionButton } from "./save-position-button";
import { TableOfContents } from "./table-of-contents";

/** The lesson for those with access. A creator has no progress in their own. */
export function LessonReader({ lesson, content, progress, isLearner, isVisitRecorded }: LessonReaderProps) {
  const { text } = content;
  const { sections } = text;
  const savePositionButton = (section: string) => (
    <SavePositionButton lesson={lesson} sections={sections} section={section} />
  );
  const chapters = sections.filter(({ depth }) => depth === 2);
  return (
    <>
      <article className="mx-auto max-w-reader xl:grid xl:max-w-none xl:grid-cols-[1fr_var(--container-reader)_1fr] xl:gap-x-8">
        <div className="xl:col-start-2">
          <LessonHeading lesson={lesson} />
          {progress && <ResumeBanner progress={progress} sections={sections} />}
          <div className="mb-10">
            {content.hasVideo ? (
              <LessonVideo lesson={lesson} content={content} progress={progress} />
            ) : (
              <LessonCover lesson={lesson} eager />
            )}
          </div>
        </div>
        {chapters.length > 3 && <TableOfContents chapters={chapters} />}
        <div className="xl:col-start-2 xl:row-start-2" id="lesson-text">
          {text.html.join("") ? (
            <Markdown
              text={text}
              language={lesson.language}
              afterHeading={isLearner ? savePositionButton : undefined}
            />
          ) : (
            <p className="text-lead text-soft">This lesson is still being written.</p>
          )}
          {isLearner && <FinishForm lesson={lesson} finishedAt={progress?.finishedAt ?? null} />}
        </div>
        {isLearner && <ReadingTracker lessonId={lesson.id} isVisitRecorded={isVisitRecorded} />}
      </article>
      <RelatedLessons lesson={lesson} />
    </>
  );
}

type LessonReaderProps = {
  lesson: Lesson;
  content: LessonContent;
  progress: Progress | null;
  isLearner: boolean;
  /** False where the page was loaded ahead of a visit. */
  isVisitRecorded: boolean;
};
