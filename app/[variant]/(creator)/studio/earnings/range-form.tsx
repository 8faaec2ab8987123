import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { EarningsRange, RangeName } from "@/lib/studio/earnings/earnings-range";
import { type EarningsQuery, earningsUrl } from "./earnings-query";

type Props = { range: EarningsRange & { problem?: string }; query: EarningsQuery; today: string };

export function RangeForm({ range, query, today }: Props) {
  const isOwn = range.name === "own" || range.problem !== undefined;
  return (
    <div className="mb-10 flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
      <nav aria-label="Range of days" className="flex flex-wrap gap-2">
        {NAMES.map(([name, label]) => (
          <Link
            key={name}
            href={earningsUrl({ ...range, name }, { currency: query.currency })}
            aria-current={!isOwn && name === range.name ? "true" : undefined}
            className="inline-flex min-h-11 items-center rounded-control border border-edge bg-sheet px-3.5 text-small font-medium hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
          >
            {label}
          </Link>
        ))}
      </nav>
      <form action="/studio/earnings" className="grid w-full grid-cols-2 items-end gap-3 sm:flex sm:w-auto">
        <input type="hidden" name="range" value="own" />
        {query.currency && <input type="hidden" name="currency" value={query.currency} />}
        <Field
          label="From"
          name="from"
          type="date"
          max={today}
          defaultValue={range.problem ? query.from : range.from}
          required
        />
        <Field label="To" name="to" type="date" defaultValue={range.problem ? query.to : range.to} required />
        <Button type="submit" variant="secondary" className="max-sm:col-span-2">
          Show
        </Button>
      </form>
    </div>
  );
}

const NAMES: [name: Exclude<RangeName, "own">, label: string][] = [
  ["today", "Today"],
  ["7", "7 days"],
  ["30", "30 days"],
  ["90", "90 days"],
  ["year", "12 months"],
  ["all", "All"],
];
