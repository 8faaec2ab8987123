import { LessonCover } from "@/components/lesson/lesson-cover";
import { getLessonPreview } from "@/lib/catalogue/lesson-preview";
import type { LessonState } from "@/lib/checkout/lesson-states";
import { LessonData } from "../lesson-data";
import { LessonHeading } from "../lesson-heading";
import { RelatedLessons } from "../related-lessons";
import { AboutCreator } from "./about-creator";
import { BuyBox, type BuyBoxProps } from "./buy-box";
import { LessonOutcomes } from "./lesson-outcomes";
import { LessonPreview } from "./lesson-preview";

/** The lesson for those without access; on a phone the buy box comes before the cover. */
export async function LessonSalesPage({ lesson, relatedStates, ...state }: LessonSalesPageProps) {
  const preview = await getLessonPreview(lesson);
  return (
    <>
      {lesson.status === "published" && <LessonData lesson={lesson} preview={preview} />}
      <article className="grid gap-x-8 md:grid-cols-[1fr_17rem] md:grid-rows-[auto_1fr] lg:gap-x-14 lg:grid-cols-[1fr_var(--container-aside)]">
        <LessonHeading lesson={lesson}>
          <p lang={lesson.language} dir="auto" className="mt-5 max-w-reader text-lead text-pretty">
            {lesson.summary}
          </p>
        </LessonHeading>
        <aside
          id="buy"
          tabIndex={-1}
          aria-label={state.justOpened ? "Your lesson" : "Buy this lesson"}
          className="scroll-mt-6 outline-none max-md:mb-8 md:col-start-2 md:row-span-2 md:row-start-1"
        >
          <BuyBox lesson={lesson} {...state} />
        </aside>
        <div className="min-w-0 space-y-12 sm:space-y-14">
          <div>
            <div data-payment />
            <LessonCover lesson={lesson} eager />
          </div>
          {preview && <LessonOutcomes lesson={lesson} preview={preview} />}
          {preview?.text && (
            <LessonPreview lesson={lesson} text={preview.text} isOpened={Boolean(state.justOpened)} />
          )}
          {preview && <AboutCreator creator={preview.creator} />}
        </div>
      </article>
      <RelatedLessons lesson={lesson} states={relatedStates} />
    </>
  );
}

type LessonSalesPageProps = BuyBoxProps & { relatedStates?: Map<string, LessonState> | undefined };
