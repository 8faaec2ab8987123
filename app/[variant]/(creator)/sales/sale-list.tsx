import { LinkButton } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { majorUnits } from "@/lib/format/money";
import { isNarrowed, type SaleFilters, saleQuery, salesUrl } from "@/lib/studio/sales/sale-filters";
import { listSales, sumDays, sumSales } from "@/lib/studio/sales/sales";
import { SaleRow } from "./sale-row";
import { Summary } from "./summary";

type Props = { filters: SaleFilters; cursor: string; timeZone: string };

export async function SaleList({ filters, cursor, timeZone }: Props) {
  const { filter, typed } = filters;
  const [{ sales, nextCursor, isSearched }, sums, days] = await Promise.all([
    listSales(filter, { cursor }),
    sumSales(filter),
    sumDays(filter),
  ]);
  return (
    <section aria-label="Sales">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 border-b-2 border-ink pb-4">
        <Summary sums={sums} days={days} by={filter.by} />
        {(sales.length > 0 || nextCursor) && (
          // A plain link: the router would fetch the file.
          <a
            href={`/sales/export${exportQuery(filters)}`}
            className={buttonClass({ variant: "secondary", size: "small" })}
          >
            Download as CSV
          </a>
        )}
      </div>
      {sales.length === 0 && isSearched && <NoMatches filters={filters} cursor={cursor} />}
      <ul>
        {sales.map((sale) => (
          <SaleRow key={`${sale.id} ${sale.reversal?.at}`} sale={sale} timeZone={timeZone} />
        ))}
      </ul>
      {!isSearched && (
        <p role="status" className="mt-6 max-w-reader text-pretty text-soft">
          {sales.length === 0 ? "Nothing here so far: only" : "Only"} a part of your sales was searched for
          this, the newest first.
        </p>
      )}
      <nav aria-label="Pages of your sales" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={salesUrl(typed, nextCursor)} variant="secondary">
            {isSearched ? "Older sales" : "Search further back"}
          </LinkButton>
        )}
        {cursor && (
          <LinkButton href={salesUrl(typed)} variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </section>
  );
}

/** Amounts as any locale reads them: the export does not know the page's. */
function exportQuery({ typed, filter }: SaleFilters): string {
  const { currency, minMinor, maxMinor } = filter;
  const amount = (minor: number | undefined) =>
    currency && minor !== undefined ? majorUnits(minor, currency) : "";
  return saleQuery({ ...typed, currency: currency ?? "", min: amount(minMinor), max: amount(maxMinor) });
}

function NoMatches({ filters, cursor }: Pick<Props, "filters" | "cursor">) {
  if (cursor) return <p className="py-8 text-lead">There are no older sales.</p>;
  const { q } = filters.typed;
  return (
    <div className="max-w-reader space-y-6 py-8">
      <p className="text-lead text-pretty wrap-anywhere">
        {q ? (
          <>
            No sale matches “<bdi>{q}</bdi>”.
          </>
        ) : (
          "No sales match these filters."
        )}
      </p>
      {isNarrowed(filters) && (
        <LinkButton href="/sales" variant="secondary">
          Show all sales
        </LinkButton>
      )}
    </div>
  );
}
