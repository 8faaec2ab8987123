import type { ReactNode } from "react";
import { Money } from "@/components/money";
import type { Spending } from "@/lib/purchase-stats";
import { Section } from "./section";

type Row = Spending & { year: number };

/** What the member spent by year and currency: a table where there is room for one, lists on a phone. */
export function SpendingTable({ byYear }: { byYear: Row[] }) {
  return (
    <Section title="What you spent">
      <table className="hidden w-full table-fixed text-right tabular-nums sm:table">
        <caption className="sr-only">What you spent, by year and currency</caption>
        <thead className="align-bottom text-small text-soft">
          <tr className="border-b border-line *:py-3 *:pl-3 *:font-medium *:first:pl-0 *:first:text-left">
            <th scope="col">Year</th>
            {COLUMNS.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{byYear.map(toRow)}</tbody>
      </table>
      <div className="sm:hidden">{byYear.map(toList)}</div>
      <p className="mt-4 max-w-reader text-small text-pretty text-soft">
        Counted are paid purchases, in the year of the payment (UTC). Returned is what was refunded, and what
        a bank holds or took back in a dispute. Payments that we are checking are not counted.
      </p>
    </Section>
  );
}

function toRow(row: Row) {
  return (
    <tr
      key={`${row.year} ${row.currency}`}
      className="border-b border-line whitespace-nowrap *:py-3 *:pl-3 *:first:pl-0 *:last:font-semibold"
    >
      <th scope="row" className="text-left font-medium">
        {nameOf(row)}
      </th>
      {COLUMNS.map(({ name, value }) => (
        <td key={name}>{value(row)}</td>
      ))}
    </tr>
  );
}

function toList(row: Row) {
  return (
    <section key={`${row.year} ${row.currency}`} className="border-b border-line py-4">
      <h3 className="mb-1 font-semibold">{nameOf(row)}</h3>
      <dl className="tabular-nums">
        {COLUMNS.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-x-4 py-0.5 last:font-semibold">
            <dt className="text-soft">{name}</dt>
            <dd>{value(row)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const nameOf = ({ year, currency }: Row) => `${year} · ${currency.toUpperCase()}`;

const COLUMNS: { name: string; value: (row: Row) => ReactNode }[] = [
  { name: "Purchases", value: ({ purchases }) => purchases },
  {
    name: "Paid",
    value: ({ spentMinor, currency }) => <Money minor={spentMinor} currency={currency} exact />,
  },
  {
    name: "Returned",
    value: ({ refundedMinor, disputedMinor, currency }) => (
      <Money minor={refundedMinor + disputedMinor} currency={currency} exact />
    ),
  },
  { name: "Spent", value: ({ netMinor, currency }) => <Money minor={netMinor} currency={currency} exact /> },
];
