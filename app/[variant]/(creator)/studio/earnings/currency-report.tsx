import Link from "next/link";
import { currencyName } from "@/lib/format/money";
import type { EarningsRange } from "@/lib/studio/earnings-range";
import {
  type CurrencySums,
  countViews,
  listEarnings,
  listLessonEarnings,
  listPeriods,
} from "@/lib/studio/earnings-report";
import { Chart } from "./chart";
import { type EarningsQuery, earningsUrl } from "./earnings-query";
import { Figures } from "./figures";
import { Funnel } from "./funnel";
import { LessonTable } from "./lesson-table";
import { PeriodTable } from "./period-table";

type Props = { range: EarningsRange; query: EarningsQuery; totals: CurrencySums[]; chosen: CurrencySums };

export async function CurrencyReport({ range, query, totals, chosen }: Props) {
  const { currency } = chosen;
  const page = Math.min(Math.max(1, Number.parseInt(query.page ?? "1", 10) || 1), 1000);
  const [periods, before, views, lessons] = await Promise.all([
    listPeriods(range, currency),
    range.previous ? listEarnings(range.previous) : [],
    countViews(range),
    listLessonEarnings(range, currency, page),
  ]);
  const previous = before.find((sums) => sums.currency === currency);
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
              {currencyName(sums.currency)}
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
      <LessonTable range={range} currency={currency} total={chosen} page={page} {...lessons} />
    </>
  );
}

const STEPS = { day: "Day by day", week: "Week by week", month: "Month by month" };
