import Link from "next/link";
import { currencyName } from "@/lib/format/money";
import { capitalise } from "@/lib/format/names";
import type { EarningsRange } from "@/lib/studio/earnings/earnings-range";
import type { CurrencySums, EarningsReport } from "@/lib/studio/earnings/earnings-report";
import { Chart } from "./chart";
import { earningsUrl } from "./earnings-query";
import { Figures } from "./figures";
import { Funnel } from "./funnel";
import { LessonTable } from "./lesson-table";
import { PeriodTable } from "./period-table";

type Props = {
  range: EarningsRange;
  report: EarningsReport;
  chosen: CurrencySums;
  after: string | undefined;
};

export function CurrencyReport({ range, report, chosen, after }: Props) {
  const { currency } = chosen;
  const { totals, previous, views, periods, lessons, nextAfter } = report;
  return (
    <>
      {totals.length > 1 && (
        <nav aria-label="Currency" className="mb-6 flex flex-wrap gap-x-6 border-b border-line">
          {totals.map((sums) => (
            <Link
              key={sums.currency}
              href={earningsUrl(range, { currency: sums.currency })}
              aria-current={sums.currency === currency ? "true" : undefined}
              className="-mb-px inline-flex min-h-11 items-center border-b-4 border-transparent font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
            >
              {capitalise(currencyName(sums.currency))}
            </Link>
          ))}
        </nav>
      )}
      <Figures range={range} sums={chosen} previous={previous} />
      {periods.length > 1 && (
        <section className="mt-12">
          <h2 className="mb-4 border-t-4 border-ink pt-4 font-display text-heading">{STEPS[range.step]}</h2>
          <Chart periods={periods} currency={currency} step={range.step} />
          <PeriodTable periods={periods} currency={currency} step={range.step} />
        </section>
      )}
      <Funnel
        views={views}
        checkouts={totals.reduce((sum, { checkouts }) => sum + checkouts, 0)}
        sales={totals.reduce((sum, { sales }) => sum + sales, 0)}
      />
      <LessonTable
        range={range}
        currency={currency}
        total={chosen}
        lessons={lessons}
        isFirst={!after}
        nextAfter={nextAfter}
      />
    </>
  );
}

const STEPS = { day: "Day by day", week: "Week by week", month: "Month by month" };
