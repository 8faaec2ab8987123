import Link from "next/link";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { type Column, MoneyTable } from "@/components/ui/money-table";
import { formatDays, type Step } from "@/lib/format/days";
import { getLocale } from "@/lib/rendering/variant";
import type { Period } from "@/lib/studio/earnings/earnings-report";
import { figureUrl } from "./earnings-query";
import { FigureLinks } from "./figure-links";

type Props = { periods: Period[]; currency: string; step: Step };

/** What the chart shows, in figures, without the periods in which nothing happened. */
export async function PeriodTable({ periods, currency, step }: Props) {
  const locale = await getLocale();
  return (
    <details className="mt-4">
      <summary className="cursor-pointer py-2.5 font-medium">As a table</summary>
      <MoneyTable
        caption={`Earnings by ${step}; empty ones are left out`}
        rowsAre="Days"
        rows={periods.filter(({ sales, reversals }) => sales + reversals > 0)}
        nameOf={({ from, to }) => formatDays(from, to, locale)}
        columns={columnsIn(currency)}
      />
    </details>
  );
}

const columnsIn = (currency: string): Column<Period>[] => [
  {
    name: "Sales",
    value: (period) => (
      <Link href={figureUrl(period, { by: "sale", currency })} className="link">
        <Count of={period.sales} />
      </Link>
    ),
  },
  {
    name: "Gross",
    value: (period) => (
      <Link href={figureUrl(period, { by: "sale", currency })} className="link">
        <Money minor={period.grossMinor} currency={currency} />
      </Link>
    ),
  },
  {
    name: "Platform fee",
    value: (period) => <FigureLinks name="Fee" sums={period} days={period} of={{ currency }} />,
  },
  {
    name: "Reversed",
    value: (period) => (
      <Link href={figureUrl(period, { by: "reversal", currency })} className="link">
        <Money minor={period.reversedMinor} currency={currency} />
      </Link>
    ),
  },
  {
    name: "Yours",
    value: (period) => <FigureLinks name="Yours" sums={period} days={period} of={{ currency }} />,
  },
];
