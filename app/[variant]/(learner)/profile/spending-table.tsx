import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { type Column, MoneyTable } from "@/components/ui/money-table";
import type { Spending } from "@/lib/purchases/stats";
import { Section } from "./section";

type Row = Spending & { year: number };

export function SpendingTable({ byYear }: { byYear: Row[] }) {
  return (
    <Section title="What you spent">
      <MoneyTable
        caption="What you spent, by year (UTC) and currency"
        rowsAre="Year"
        rows={byYear}
        nameOf={({ year, currency }) => `${year} · ${currency.toUpperCase()}`}
        columns={COLUMNS}
      />
      <p className="mt-4 max-w-reader text-small text-pretty text-soft">
        These totals count paid purchases, in the year you paid (UTC). Returned is what was refunded, and what
        a bank holds or took back in a dispute. Payments that we are checking are not counted. Credits count
        when they are bought, not when they are spent.
      </p>
    </Section>
  );
}

const COLUMNS: Column<Row>[] = [
  { name: "Purchases", value: ({ purchases }) => <Count of={purchases} /> },
  {
    name: "Paid",
    value: ({ spentMinor, currency }) => <Money minor={spentMinor} currency={currency} />,
  },
  {
    name: "Returned",
    value: ({ refundedMinor, disputedMinor, currency }) => (
      <Money minor={refundedMinor + disputedMinor} currency={currency} />
    ),
  },
  { name: "Spent", value: ({ netMinor, currency }) => <Money minor={netMinor} currency={currency} /> },
];
