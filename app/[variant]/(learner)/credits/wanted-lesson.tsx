import { LinkButton } from "@/components/ui/button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { IncomingCredits } from "@/lib/checkout/credits/summary";
import type { CreditTerms } from "@/lib/checkout/credits/terms";
import { CreditOffer } from "./credit-offer";

/** The lesson that credits are wanted for, and how to open it; without terms it cannot be. */
export function WantedLesson({ lesson, terms, isTheirs, incoming }: WantedLessonProps) {
  const isOffered = terms !== null && (terms.missing === 0 || incoming === null);
  return (
    <section aria-labelledby="wanted" className="rounded-card border border-line bg-sheet p-5 sm:p-7">
      <h2
        id="wanted"
        lang={lesson.language}
        dir="auto"
        className="mb-4 font-display text-title text-pretty wrap-anywhere"
      >
        {lesson.title}
      </h2>
      {isTheirs && <LinkButton href={`/lessons/${lesson.slug}`}>Open the lesson</LinkButton>}
      {isOffered && <CreditOffer lesson={lesson} terms={terms} currency={lesson.currency} size="large" />}
      {terms && !isOffered && <p>What it needs is on its way. It opens by itself when your bank confirms.</p>}
      {!isTheirs && !terms && <p>This lesson cannot be opened with credits.</p>}
    </section>
  );
}

type WantedLessonProps = {
  lesson: Lesson;
  terms: CreditTerms | null;
  isTheirs: boolean;
  /** What it opens with, once the bank confirms. */
  incoming: IncomingCredits | null;
};
