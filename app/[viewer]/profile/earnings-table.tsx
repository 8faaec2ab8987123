import Link from "next/link";
import type { ReactNode } from "react";
import { Money } from "@/components/money";
import type { Earnings } from "@/lib/earnings";
import { getLocale } from "@/lib/viewer";
import { Section } from "./section";

/** What a creator has earned by currency: a table where there is room for one, lists on a phone. */
export function EarningsTable({ earnings }: { earnings: Earnings[] }) {
  return (
    <Section title="Earnings so far">
      {earnings.length === 0 ? (
        <p className="pt-2 text-lead">
          Nothing sold yet. What your lessons earn appears here with the first sale.
        </p>
      ) : (
        <>
          <Table earnings={earnings} />
          <div className="sm:hidden">{earnings.map(toList)}</div>
          <p className="mt-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-1 text-small text-soft">
            <span>
              Sales kept leaves out what was refunded in full or is disputed; gross and returned include it.
              Returned is what was refunded, and what a bank holds in a dispute.
            </span>
            <Link href="/sales" className="link inline-flex min-h-11 items-center font-medium text-ink">
              All sales
            </Link>
          </p>
        </>
      )}
    </Section>
  );
}

function Table({ earnings }: { earnings: Earnings[] }) {
  return (
    <table className="hidden w-full table-fixed text-right tabular-nums sm:table">
      <thead className="align-bottom text-small text-soft">
        <tr className="border-b border-line *:py-3 *:pl-3 *:font-medium *:first:pl-0 *:first:text-left">
          <th scope="col">Currency</th>
          {COLUMNS.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{earnings.map(toRow)}</tbody>
    </table>
  );
}

function toRow(earned: Earnings) {
  return (
    <tr
      key={earned.currency}
      className="border-b border-line whitespace-nowrap *:py-3 *:pl-3 *:first:pl-0 *:last:font-semibold"
    >
      <th scope="row" className="text-left font-medium">
        {earned.currency.toUpperCase()}
      </th>
      {COLUMNS.map(({ name, value }) => (
        <td key={name}>{value(earned)}</td>
      ))}
    </tr>
  );
}

function toList(earned: Earnings) {
  return (
    <section key={earned.currency} className="border-b border-line py-4">
      <h3 className="mb-1 font-semibold">{earned.currency.toUpperCase()}</h3>
      <dl className="tabular-nums">
        {COLUMNS.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-x-4 py-0.5 last:font-semibold">
            <dt className="text-soft">{name}</dt>
            <dd>{value(earned)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Column = { name: string; value: (earned: Earnings) => ReactNode };

const COLUMNS: Column[] = [
  { name: "Sales kept", value: ({ sales }) => <Count of={sales} /> },
  {
    name: "Gross",
    value: ({ grossMinor, currency }) => <Money minor={grossMinor} currency={currency} exact />,
  },
  {
    name: "Returned",
    value: ({ returnedMinor, currency }) => <Money minor={returnedMinor} currency={currency} exact />,
  },
  {
    name: "Platform fee",
    value: ({ platformFeeMinor, currency }) => <Money minor={platformFeeMinor} currency={currency} exact />,
  },
  { name: "Yours", value: ({ netMinor, currency }) => <Money minor={netMinor} currency={currency} exact /> },
];

async function Count({ of: number }: { of: number }) {
  return new Intl.NumberFormat(await getLocale(), { numberingSystem: "latn" }).format(number);
}
