import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import { Notice } from "@/components/ui/notice";
import type { getCreditStats, getCredits } from "@/lib/checkout/credits/balance";

type Props = {
  credits: Awaited<ReturnType<typeof getCredits>>;
  stats: Awaited<ReturnType<typeof getCreditStats>>;
};

/** Balance, or what is owed and why, and what was bought and spent in all. */
export function CreditFigures({ credits: { balance, owed }, stats }: Props) {
  return (
    <div className="space-y-6 pt-2">
      {owed > 0 && (
        <Notice
          tone="warning"
          title={
            <>
              You owe <Credits of={owed} />.
            </>
          }
        >
          <p>
            A refund, or your bank, took back credits that you had spent already. The next credits you buy
            settle that first; until then none can be spent.
          </p>
        </Notice>
      )}
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 sm:grid-cols-4">
        <Figure name={owed > 0 ? "Owed" : "Balance"} strong>
          <Credits of={owed > 0 ? owed : balance} />
        </Figure>
        <Figure name="Bought">
          <Count of={stats.creditsPurchased} />
        </Figure>
        <Figure name="Spent">
          <Count of={stats.creditsSpent} />
        </Figure>
        <Figure name="Paid for them">
          <Money minor={stats.totalSpentMinor} currency={stats.currency} />
        </Figure>
      </dl>
    </div>
  );
}

function Figure({ name, strong = false, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-soft">{name}</dt>
      <dd className={`mt-1 font-display text-title tabular-nums ${strong ? "font-semibold" : ""}`}>
        {children}
      </dd>
    </div>
  );
}
