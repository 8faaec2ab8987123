import { Markdown } from "@/components/lesson/markdown";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { RenderedText } from "@/lib/format/markdown/rendered-text";

/** The beginning of the lesson, free for everyone. */
export function LessonPreview({ lesson, text, isOpened }: LessonPreviewProps) {
  return (
    <section aria-labelledby="beginning" className="border-t-4 border-ink pt-5">
      <header className="mb-8 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="beginning" className="font-display text-heading">
          How it begins
        </h2>
        <p className="text-small font-semibold text-soft">Free to read</p>
      </header>
      <Markdown text={text} language={lesson.language} />
      <div className="mt-10 max-w-reader border-t border-line pt-5 text-pretty">
        <p className="font-display text-title">{isOpened ? "The rest is yours." : endOf(lesson)}</p>
        <p>
          <a
            href={isOpened ? `/lessons/${lesson.slug}` : "#buy"}
            className="link inline-flex min-h-11 items-center"
          >
            {isOpened ? "Read it now" : lesson.priceMinor === 0 ? "Back to sign-in" : "Back to the price"}
          </a>
        </p>
      </div>
    </section>
  );
}

type LessonPreviewProps = {
  lesson: Lesson;
  text: RenderedText;
  /** It was just opened with credits. */
  isOpened: boolean;
};

function endOf({ status, priceMinor }: Lesson): string {
  if (status !== "published") return "Here the free part ends.";
  if (priceMinor === 0) return "The rest is free, too. It opens once you sign in.";
  return "The rest opens once you buy it.";
}
