import { LinkButton } from "@/components/ui/button";
import type { Purchase } from "@/lib/purchases/list";
import type { PurchaseTotal } from "@/lib/purchases/stats";
import { FilterForm } from "./filter-form";
import { type HistoryFilters, historyUrl, isNarrowed } from "./history-filters";
import { PurchaseRow } from "./purchase-row";
import { Section } from "./section";

type Props = {
  purchases: Purchase[];
  nextCursor: string | null;
  /** How many purchases match the filters, on all pages. */
  found: number;
  filters: HistoryFilters;
  /** Of the lessons of failed purchases, those that another purchase has opened. */
  readable: Set<string>;
  totals: PurchaseTotal[];
};

export function History({ purchases, nextCursor, found, filters, readable, totals }: Props) {
  if (totals.length === 0) return <NothingYet />;
  return (
    <Section id="purchases" title={filters.after ? "Older purchases" : "Your purchases"}>
      <FilterForm filters={filters} totals={totals} />
      <p className="border-b border-line pb-3 text-small text-soft" role="status">
        {isNarrowed(filters) ? `${countOf(found)} found` : countOf(found)}
      </p>
      {purchases.length === 0 && <NoMatches filters={filters} />}
      <ul>
        {purchases.map((purchase) => (
          <PurchaseRow key={purchase.id} purchase={purchase} readable={readable} />
        ))}
      </ul>
      <nav aria-label="Pages of your purchases" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={historyUrl({ ...filters, after: nextCursor })} variant="secondary">
            Older purchases
          </LinkButton>
        )}
        {filters.after && (
          <LinkButton href={historyUrl({ ...filters, after: "" })} variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </Section>
  );
}

const countOf = (number: number) => (number === 1 ? "1 purchase" : `${number} purchases`);

function NoMatches({ filters }: { filters: HistoryFilters }) {
  return (
    <div className="max-w-reader space-y-6 py-8">
      <p className="text-lead text-pretty wrap-anywhere">
        {filters.title ? (
          <>
            No purchase matches “<bdi>{filters.title}</bdi>”.
          </>
        ) : (
          "No purchases match these filters."
        )}
      </p>
      <LinkButton href="/profile#purchases" variant="secondary">
        Show all purchases
      </LinkButton>
    </div>
  );
}

function NothingYet() {
  return (
    <Section id="purchases" title="Your purchases">
      <div className="max-w-reader space-y-6 pt-2">
        <p className="text-lead text-pretty">
          Nothing here yet. What you buy stays on this page, with its receipt.
        </p>
        <LinkButton href="/lessons">Choose your first lesson</LinkButton>
      </div>
    </Section>
  );
}
