import Link from "next/link";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { type Column, MoneyTable } from "@/components/ui/money-table";
import type { Earnings } from "@/lib/studio/earnings/earnings";
import { Section } from "./section";

export function EarningsTable({ earnings }: { earnings: Earnings[] }) {
  return (
    <Section title="Earnings so far">
      {earnings.length === 0 ? (
        <p className="pt-2 text-lead">
          Nothing sold yet. What your lessons earn appears here with the first sale.
        </p>
      ) : (
        <>
          <MoneyTable
            caption="Earnings so far, by currency"
            rowsAre="Currency"
            rows={earnings}
            nameOf={({ currency }) => currency.toUpperCase()}
            columns={COLUMNS}
          />
          <p className="mt-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-1 text-small text-soft">
            <span>
              Sales kept leaves out what was refunded in full or is disputed; gross and returned include it.
              Returned is what was refunded, and what a bank holds in a dispute. A lesson opened with credits
              counts at what was paid for these credits.
            </span>
            <span className="flex flex-wrap gap-x-6">
              <Link
                href="/studio/earnings"
                className="link inline-flex min-h-11 items-center font-medium text-ink"
              >
                By day and lesson
              </Link>
              <Link href="/sales" className="link inline-flex min-h-11 items-center font-medium text-ink">
                All sales
              </Link>
            </span>
          </p>
        </>
      )}
    </Section>
  );
}

const COLUMNS: Column<Earnings>[] = [
  { name: "Sales kept", value: ({ sales }) => <Count of={sales} /> },
  {
    name: "Gross",
    value: ({ grossMinor, currency }) => <Money minor={grossMinor} currency={currency} />,
  },
  {
    name: "Returned",
    value: ({ reversedMinor, currency }) => <Money minor={reversedMinor} currency={currency} />,
  },
  {
    name: "Platform fee",
    value: ({ platformFeeMinor, currency }) => <Money minor={platformFeeMinor} currency={currency} />,
  },
  { name: "Yours", value: ({ netMinor, currency }) => <Money minor={netMinor} currency={currency} /> },
];
