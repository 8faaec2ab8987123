import { FormName } from "@/components/form/form-name";
import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import { getCredits } from "@/lib/checkout/credits/balance";
import type { UnreadRedemption } from "@/lib/checkout/credits/unread";
import { undoOpening } from "../../../../(learner)/credits/actions";

/** In place of the price: the lesson is theirs, and not shown yet, so that it can be taken back. */
export async function JustOpened({ lesson: { slug }, redemption }: JustOpenedProps) {
  const { purchaseId, credits, until } = redemption;
  const { balance } = await getCredits();
  return (
    <Card className="md:sticky md:top-8">
      <div data-arrival="success">
        <div role="status">
          <p className="font-display text-title">The lesson is yours.</p>
          <p className="mt-1 text-small text-pretty text-soft">
            <Credits of={credits} /> spent, <Count of={balance} /> left.
          </p>
        </div>
      </div>
      {/* A new document: one that was fetched ahead would not count as reading. */}
      <a href={`/lessons/${slug}`} className={buttonClass({ size: "large", wide: true }, "mt-5")}>
        Read it now
      </a>
      <form action={undoOpening} className="mt-3">
        <FormName name="undo-opening" />
        <input type="hidden" name="purchaseId" value={purchaseId} />
        <input type="hidden" name="slug" value={slug} />
        <SubmitButton variant="secondary" wide>
          Undo
        </SubmitButton>
      </form>
      <p className="mt-2 text-small text-pretty text-soft">
        You can undo this until <DateTime at={until} />, as long as you have not begun to read.
      </p>
    </Card>
  );
}

type JustOpenedProps = { lesson: Lesson; redemption: UnreadRedemption };
