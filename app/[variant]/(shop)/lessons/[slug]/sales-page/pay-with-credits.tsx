import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { LinkButton } from "@/components/ui/button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { CreditTerms } from "@/lib/checkout/credits/terms";
import { CreditOffer } from "../../../../(learner)/credits/credit-offer";

/** The other way to pay. Those without credits see the packs first: exactly enough would only be a detour. */
export function PayWithCredits({ lesson, terms, isCodeIgnored = false }: PayWithCreditsProps) {
  const { price, balance, owed, missing } = terms;
  const hasNone = balance === 0 && owed === 0;
  const packs = (
    <LinkButton href={`/credits?lesson=${lesson.slug}`} variant="quiet" size="small" className="-ms-1 -mb-2">
      See packs of credits
    </LinkButton>
  );
  return (
    <section aria-label="With credits" className="mt-4 border-t border-line pt-4">
      {hasNone ? (
        <p className="text-small">
          Or pay <Credits of={price} />. You have <Count of={0} />.
        </p>
      ) : (
        <CreditOffer lesson={lesson} terms={terms} currency={lesson.currency} variant="secondary" />
      )}
      {isCodeIgnored && (
        <p className="mt-2 text-small text-pretty text-soft">
          Codes are for payments: credits pay the full price.
        </p>
      )}
      {missing > 0 && packs}
    </section>
  );
}

/** `isCodeIgnored`: the page shows a price with a code, which does not count here. */
type PayWithCreditsProps = { lesson: Lesson; terms: CreditTerms; isCodeIgnored?: boolean };
