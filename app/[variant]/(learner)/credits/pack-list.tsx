import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { CreditPack } from "@/lib/checkout/credits/packs";
import { BuyCreditsForm } from "./buy-credits-form";

/** `wanted`: a lesson that more credits are needed for. A pack that brings enough also opens it, and says so. */
export function PackList({ packs, wanted }: { packs: CreditPack[]; wanted: Wanted | null }) {
  if (packs.length === 0) return <p className="text-soft">No packs are sold at the moment.</p>;
  return (
    <section aria-labelledby="packs">
      <h2 id="packs" className="border-t-4 border-ink pt-4 font-display text-heading">
        Packs
      </h2>
      <ul>
        {packs.map((pack) => (
          <li key={pack.id} className="border-b border-line py-4">
            <PackForm
              pack={pack}
              lesson={wanted?.lesson ?? null}
              isEnough={wanted !== null && pack.credits >= wanted.missing}
            />
          </li>
        ))}
      </ul>
      <p className="mt-4 text-small text-pretty text-soft">
        The total, in US dollars; no taxes or fees are added. Stripe takes the payment.
      </p>
    </section>
  );
}

type Wanted = { lesson: Lesson; missing: number };

function PackForm({
  pack,
  lesson,
  isEnough,
}: {
  pack: CreditPack;
  lesson: Lesson | null;
  isEnough: boolean;
}) {
  const { id, name, credits, priceMinor, currency } = pack;
  return (
    <BuyCreditsForm
      packId={id}
      lesson={lesson}
      opens={isEnough}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2"
    >
      <h3>
        <span className="block font-display text-title">
          <Credits of={credits} />
        </span>
        <span className="text-small text-soft">
          {name}
          {credits - priceMinor >= MENTIONED && (
            <>
              {" · saves "}
              <Money minor={credits - priceMinor} currency={currency} />
            </>
          )}
        </span>
      </h3>
      <SubmitButton variant="secondary">
        <span>
          Buy<span className="sr-only"> {name}</span> for <Money minor={priceMinor} currency={currency} />
          {isEnough && " and open it"}
        </span>
      </SubmitButton>
    </BuyCreditsForm>
  );
}

/** A saving of a cent is no reason to buy. In minor units, as credits are. */
const MENTIONED = 100;
