import { LinkButton } from "@/components/ui/button";
import type { User } from "@/lib/auth/session";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { Balance } from "@/lib/credits/balance";
import { creditTerms } from "@/lib/credits/terms";
import { canRead } from "@/lib/learning/access";
import { CreditOffer } from "./credit-offer";

/** The lesson that credits are wanted for, and how to open it. */
export async function WantedLesson({ lesson, credits, user }: WantedLessonProps) {
  const terms = creditTerms(lesson, credits);
  const isTheirs = lesson.creatorId === user.id || (await canRead(lesson.id));
  return (
    <section aria-labelledby="wanted" className="rounded-card border border-line bg-sheet p-5 sm:p-7">
      <h2 id="wanted" lang={lesson.language} dir="auto" className="mb-4 font-display text-title">
        {lesson.title}
      </h2>
      {isTheirs ? (
        <LinkButton href={`/lessons/${lesson.slug}`}>Open the lesson</LinkButton>
      ) : terms && lesson.status === "published" ? (
        <CreditOffer lesson={lesson} terms={terms} currency={credits.currency} size="large" />
      ) : (
        <p>This lesson cannot be opened with credits.</p>
      )}
    </section>
  );
}

type WantedLessonProps = { lesson: Lesson; credits: Balance; user: User };
