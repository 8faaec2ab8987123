import { Credits } from "@/components/format/credits";
import { LinkButton } from "@/components/ui/button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { IncomingCredits } from "@/lib/checkout/credits/summary";
import type { CreditTerms } from "@/lib/checkout/credits/terms";
import { PayWithCredits } from "./pay-with-credits";

/** In place of the ways to pay: what was bought for this lesson is on its way. */
export function AwaitedCredits({ lesson, incoming, terms }: Props) {
  const { purchaseId, credits } = incoming;
  return (
    <>
      <p className="font-semibold text-balance">
        <Credits of={credits} /> are on their way.
      </p>
      <p className="mt-1 mb-3 text-small text-pretty text-soft">
        The lesson opens by itself when your bank confirms the payment, which takes up to four business days.
        Nothing more to pay.
      </p>
      <LinkButton href={`/purchases/${purchaseId}`} variant="secondary" wide>
        See this purchase
      </LinkButton>
      {terms?.missing === 0 && <PayWithCredits lesson={lesson} terms={terms} />}
    </>
  );
}

type Props = { lesson: Lesson; incoming: IncomingCredits; terms: CreditTerms | null };
