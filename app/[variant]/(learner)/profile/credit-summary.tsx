import { LinkButton } from "@/components/ui/button";
import type { getCreditStats, getCredits } from "@/lib/checkout/credits/balance";
import type { IncomingCredits } from "@/lib/checkout/credits/buying/incoming";
import { CreditFigures } from "./credits/credit-figures";
import { Section } from "./section";

type Props = {
  credits: Awaited<ReturnType<typeof getCredits>>;
  stats: Awaited<ReturnType<typeof getCreditStats>>;
  incoming: IncomingCredits[];
};

/** Nothing for who never had credits. */
export function CreditSummary({ credits, stats, incoming }: Props) {
  const { balance, owed } = credits;
  if (balance + owed + stats.completedPayments + stats.creditsSpent + incoming.length === 0) return null;
  return (
    <Section id="credits" title="Your credits">
      <CreditFigures credits={credits} stats={stats} incoming={incoming} />
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
