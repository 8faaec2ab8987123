import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { CreditPack } from "@/lib/checkout/credits/buying/packs";
import { BuyCreditsForm } from "./buy-credits-form";

/** `wanted`: a lesson that more credits are needed for. A pack that brings enough also opens it, and says so. */
export function PackList({ packs, wanted }: { packs: CreditPack[]; wanted: Wanted | null }) {
  if (packs.length === 0) return <p className="text-soft">No packs are sold at the moment.</p>;
  const opens = ({ credits }: CreditPack) => wanted !== null && credits >= wanted.missing;
  const rowClass = packs.some(opens)
    ? "@min-[30rem]:grid-cols-[1fr_auto]"
    : "@min-[19rem]:grid-cols-[1fr_auto]";
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
              opens={opens(pack)}
              className={`grid items-center gap-x-4 gap-y-3 ${rowClass}`}
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

type PackFormProps = { pack: CreditPack; lesson: Lesson | null; opens: boolean; className: string };

function PackForm({ pack, lesson, opens, className }: PackFormProps) {
  const { id, name, credits, priceMinor, currency } = pack;
  return (
    <BuyCreditsForm packId={id} lesson={lesson} opens={opens} className={className}>
      <h3>
        <span className="block font-display text-title">
          <Credits of={credits} />
        </span>
        <span className="text-small text-soft">
          {name}
          {credits - priceMinor >= MENTIONED && (
            <>
              {" · "}
              <span className="whitespace-nowrap">
                saves <Money minor={credits - priceMinor} currency={currency} />
              </span>
            </>
          )}
        </span>
      </h3>
      <SubmitButton variant="secondary">
        <span>
          Buy<span className="sr-only"> {name}</span> for <Money minor={priceMinor} currency={currency} />
          {opens && " and open it"}
        </span>
      </SubmitButton>
    </BuyCreditsForm>
  );
}

/** A saving of a cent is no reason to buy. In minor units, as credits are. */
const MENTIONED = 100;
