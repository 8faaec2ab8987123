import Link from "next/link";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { formatDays, type Step } from "@/lib/format/days";
import { getLocale } from "@/lib/rendering/variant";
import type { Period } from "@/lib/studio/earnings-report";
import { figureUrl } from "./earnings-query";

type Props = { periods: Period[]; currency: string; step: Step };

/** What the chart shows, in figures, without the periods in which nothing happened. */
export async function PeriodTable({ periods, currency, step }: Props) {
  const locale = await getLocale();
  const rows = periods.filter(({ sales, reversals }) => sales + reversals > 0);
  return (
    <details className="mt-4">
      <summary className="cursor-pointer py-2.5 font-medium">As a table</summary>
      <div className="overflow-x-auto">
        <table className="w-full min-w-lg text-end text-small tabular-nums">
          <caption className="sr-only">Earnings by {step}; empty ones are left out</caption>
          <thead className="text-soft">
            <tr className="border-b border-line *:py-2 *:ps-3 *:font-medium *:first:ps-0 *:first:text-start">
              {["Days", "Sales", "Gross", "Platform fee", "Reversed", "Yours"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.start}
                className="border-b border-line *:py-2 *:ps-3 *:first:ps-0 *:last:font-semibold"
              >
                <th scope="row" className="text-start font-medium whitespace-nowrap">
                  {formatDays(row.from, row.to, locale)}
                </th>
                <td>
                  <Count of={row.sales} />
                </td>
                <td>
                  <Link href={figureUrl(row, { by: "sale", currency })} className="link">
                    <Money minor={row.grossMinor} currency={currency} />
                  </Link>
                </td>
                <td>
                  <Money minor={row.feeMinor - row.feeReturnedMinor} currency={currency} />
                </td>
                <td>
                  <Link href={figureUrl(row, { by: "reversal", currency })} className="link">
                    <Money minor={row.reversedMinor} currency={currency} />
                  </Link>
                </td>
                <td>
                  <Money minor={row.netMinor} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
