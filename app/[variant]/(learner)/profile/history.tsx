import { LinkButton } from "@/components/ui/button";
import type { PurchaseTotal } from "@/lib/purchases/stats";
import type { Purchase } from "@/types/purchase";
import { historyUrl, isNarrowed, type Wish } from "./filter";
import { HistoryFilters } from "./history-filters";
import { PurchaseRow } from "./purchase-row";
import { Section } from "./section";

type Props = {
  purchases: Purchase[];
  nextCursor: string | null;
  /** How many there are as wished, on all pages. */
  found: number;
  wish: Wish;
  totals: PurchaseTotal[];
};

/** What the member bought, newest first, all of it or a part. */
export function History({ purchases, nextCursor, found, wish, totals }: Props) {
  if (totals.length === 0) return <NothingYet />;
  return (
    <Section id="purchases" title={wish.after ? "Older purchases" : "Your purchases"}>
      <HistoryFilters wish={wish} totals={totals} />
      <p className="border-b border-line pb-3 text-small text-soft" role="status">
        {isNarrowed(wish) ? `${countOf(found)} found` : countOf(found)}
      </p>
      {purchases.length === 0 && <NotFoundMessage wish={wish} />}
      <ul>
        {purchases.map((purchase) => (
          <PurchaseRow key={purchase.id} purchase={purchase} />
        ))}
      </ul>
      <nav aria-label="Pages of your purchases" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={historyUrl({ ...wish, after: nextCursor })} variant="secondary">
            Older purchases
          </LinkButton>
        )}
        {wish.after && (
          <LinkButton href={historyUrl({ ...wish, after: "" })} variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </Section>
  );
}

const countOf = (number: number) => (number === 1 ? "1 purchase" : `${number} purchases`);

function NotFoundMessage({ wish }: { wish: Wish }) {
  return (
    <div className="max-w-reader space-y-6 py-8">
      <p className="text-lead text-pretty wrap-anywhere">
        {wish.title ? `No purchase matches “${wish.title}”.` : "No purchases match these filters."}
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
