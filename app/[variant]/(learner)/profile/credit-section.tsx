import { LinkButton } from "@/components/ui/button";
import type { Balance } from "@/lib/checkout/credits/balance";
import type { CreditSummary } from "@/lib/checkout/credits/summary";
import { CreditFigures } from "./credits/credit-figures";
import { Section } from "./section";

type Props = { credits: Balance; summary: CreditSummary };

/** Nothing for who never had credits. */
export function CreditSection({ credits, summary }: Props) {
  const { balance, owed } = credits;
  const { stats, incoming } = summary;
  if (balance + owed + stats.completedPayments + stats.creditsSpent + incoming.length === 0) return null;
  return (
    <Section id="credits" title="Your credits">
      <CreditFigures credits={credits} summary={summary} />
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/profile/credits" variant="secondary">
          Credit history
        </LinkButton>
        <LinkButton href="/credits" variant="quiet">
          Get credits
        </LinkButton>
      </div>
    </Section>
  );
}
