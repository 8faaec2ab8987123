import type { ReactNode } from "react";
import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import type { Balance } from "@/lib/checkout/credits/balance";
import type { CreditSummary } from "@/lib/checkout/credits/summary";
import { DebtNotice } from "../../credits/debt-notice";
import { FrozenNotice } from "../../credits/frozen-notice";
import { Incoming } from "../../credits/incoming";

type Props = { credits: Balance; summary: CreditSummary };

/**
 * Balance, or what is owed and why; and the sums of the history. Bought and given, less spent and what went back, is
 * the balance at every moment: what a dispute holds is not left out of what was bought and paid, but stands beside it.
 */
export function CreditFigures({ credits: { balance, owed, frozen, currency }, summary }: Props) {
  const { stats, incoming, debts } = summary;
  const money = (minor: number) => <Money minor={minor} currency={stats.currency} />;
  return (
    <div className="space-y-6 pt-2">
      <DebtNotice owed={owed} currency={currency} debts={debts} />
      <FrozenNotice frozen={frozen} />
      <Incoming list={incoming} />
      <dl className="grid grid-cols-2 gap-x-8 gap-y-5 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        <Figure name={owed > 0 ? "Owed" : "Balance"} strong>
          <Credits of={owed > 0 ? owed : balance} />
        </Figure>
        <Figure name="Bought">
          <Count of={stats.creditsPurchased} />
        </Figure>
        {stats.creditsGranted > 0 && (
          <Figure name="Given by the shop">
            <Count of={stats.creditsGranted} />
          </Figure>
        )}
        <Figure name="Spent">
          <Count of={stats.creditsSpent} />
        </Figure>
        {stats.creditsReversed > 0 && (
          <Figure name="Went back or held">
            <Count of={stats.creditsReversed} />
          </Figure>
        )}
        <Figure name="Paid for them">{money(stats.paidMinor)}</Figure>
        {stats.reversedMinor > 0 && (
          <Figure name="Money returned or held">{money(stats.reversedMinor)}</Figure>
        )}
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
