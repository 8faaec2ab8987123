import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { maxSearchWords } from "@/lib/catalogue/search/words";
import type { PurchaseTotal } from "@/lib/purchases/stats";
import {
  type Group,
  groupNames,
  groups,
  type HistoryFilters,
  historyUrl,
  kindNames,
  kinds,
} from "./history-filters";
import { YearField } from "./year-field";

type Props = { filters: HistoryFilters; totals: PurchaseTotal[] };

/** Filters that would find nothing are not offered. */
export function FilterForm({ filters, totals }: Props) {
  const years = [...new Set(totals.map(({ year }) => year))].sort((a, b) => b - a);
  const count = totals.reduce((sum, { purchases }) => sum + purchases, 0);
  const isLong = years.length > 1 || count > 10;
  return (
    <div className="space-y-5 pt-2 pb-6">
      <GroupLinks filters={filters} totals={totals} />
      <KindLinks filters={filters} totals={totals} />
      {(isLong || filters.year !== null || filters.title !== "") && (
        <form action="/profile#purchases" className="flex flex-wrap items-end gap-3">
          {filters.show !== "all" && <input type="hidden" name="show" value={filters.show} />}
          {filters.kind !== "all" && <input type="hidden" name="kind" value={filters.kind} />}
          <YearField years={years} chosen={filters.year} />
          <div className="grow sm:max-w-80">
            <Field
              label="Title"
              name="title"
              type="search"
              maxLength={maxSearchWords}
              defaultValue={filters.title}
            />
          </div>
          <Button type="submit" variant="secondary">
            Show
          </Button>
        </form>
      )}
    </div>
  );
}

function GroupLinks({ filters, totals }: Props) {
  const counted = groupNames.map((group) => ({
    group,
    count: countIn(group, filters, totals),
  }));
  const offered = counted.filter(
    ({ group, count }) => count > 0 || group === "all" || group === filters.show,
  );
  if (offered.length < 3 && filters.show === "all") return null;
  return (
    <nav aria-label="Which purchases" className="flex flex-wrap gap-2">
      {offered.map(({ group, count }) => (
        <FilterLink
          key={group}
          href={historyUrl({ ...filters, show: group, after: "" })}
          isCurrent={group === filters.show}
        >
          {groups[group][0]}
          {!filters.title && <span className="font-normal tabular-nums">{count}</span>}
        </FilterLink>
      ))}
    </nav>
  );
}

/** Only for members who bought both. */
function KindLinks({ filters, totals }: Props) {
  const bought = new Set(totals.map(({ kind }) => kind));
  if (bought.size < 2 && filters.kind === "all") return null;
  return (
    <nav aria-label="Lessons or credits" className="flex flex-wrap gap-2">
      {kindNames.map((kind) => (
        <FilterLink
          key={kind}
          href={historyUrl({ ...filters, kind, after: "" })}
          isCurrent={kind === filters.kind}
        >
          {kinds[kind]}
        </FilterLink>
      ))}
    </nav>
  );
}

function FilterLink({
  href,
  isCurrent,
  children,
}: {
  href: string;
  isCurrent: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "true" : undefined}
      className="inline-flex min-h-11 items-center gap-2 rounded-control border border-edge px-3.5 text-small font-semibold hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
    >
      {children}
    </Link>
  );
}

/** In the chosen year and of the chosen kind, with any title. */
function countIn(group: Group, { year, kind }: HistoryFilters, totals: PurchaseTotal[]): number {
  const [, statuses] = groups[group];
  return totals
    .filter((total) => kind === "all" || total.kind === kind)
    .filter((total) => year === null || total.year === year)
    .filter(({ status }) => statuses === null || statuses.some((one) => one === status))
    .reduce((sum, { purchases }) => sum + purchases, 0);
}
