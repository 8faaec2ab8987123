import type { ReactNode } from "react";
import { LessonLength } from "@/components/lesson/lesson-length";
import type { LessonPreview } from "@/lib/catalogue/lesson-preview";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { formatCount } from "@/lib/format/count";
import { getLocale } from "@/lib/rendering/variant";

export async function LessonOutcomes({ lesson, preview }: { lesson: Lesson; preview: LessonPreview }) {
  const locale = await getLocale();
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes" className="mb-4 font-display text-heading">
        {preview.outcomes.length > 0 ? "After this lesson you can" : "What is inside"}
      </h2>
      {preview.outcomes.length > 0 && <Outcomes outcomes={preview.outcomes} language={lesson.language} />}
      <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Fact name="How long">
          <LessonLength minutes={lesson.durationMinutes} />
        </Fact>
        {preview.wordCount + preview.characterCount > 0 && (
          <Fact name="How much">{amountOf(preview, locale)}</Fact>
        )}
        {preview.audience && (
          <Fact name="For whom" wide>
            <span lang={lesson.language} dir="auto" className="block">
              {preview.audience}
            </span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Outcomes({ outcomes, language }: { outcomes: string[]; language: string }) {
  return (
    <ul className="mb-8 text-lead">
      {outcomes.map((outcome) => (
        <li key={outcome} className="flex gap-4 border-t border-line py-3 text-pretty last:border-b">
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            className="mt-1.5 size-4 shrink-0 fill-none stroke-accent stroke-[2.5]"
          >
            <path d="M2 9 6 13 14 3" />
          </svg>
          <span lang={language} dir="auto" className="wrap-anywhere">
            {outcome}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "sm:col-span-2" : undefined}>
      <dt className="text-small font-semibold text-soft">{name}</dt>
      <dd className="max-w-reader text-pretty wrap-anywhere">{children}</dd>
    </div>
  );
}

/** E.g. "415 words, 2 figures", "1,200 characters". A figure is a picture, a table or a piece of code. */
function amountOf({ wordCount, characterCount, figureCount }: LessonPreview, locale: string): string {
  const count = (number: number, unit: string) =>
    `${formatCount(number, locale)}\u00a0${number === 1 ? unit : `${unit}s`}`;
  // A word of these scripts has about two characters.
  const isUnspaced = characterCount / 2 > wordCount;
  const length = isUnspaced ? count(characterCount, "character") : count(wordCount, "word");
  return figureCount === 0 ? length : `${length}, ${count(figureCount, "figure")}`;
}
