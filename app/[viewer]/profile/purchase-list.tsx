import { LinkButton } from "@/components/ui/button";
import type { Purchase } from "@/types/purchase";
import { PurchaseRow } from "./purchase-row";
import { Section } from "./section";

/** What the member bought, newest first. */
export function PurchaseList({ purchases, nextCursor, isFirstPage }: PurchaseListProps) {
  if (purchases.length === 0 && isFirstPage) return <NothingYet />;
  return (
    <Section title={isFirstPage ? "Your purchases" : "Older purchases"}>
      <ul>
        {purchases.map((purchase) => (
          <PurchaseRow key={purchase.id} purchase={purchase} />
        ))}
      </ul>
      <nav aria-label="Pages of your purchases" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={`/profile?after=${encodeURIComponent(nextCursor)}`} variant="secondary">
            Older purchases
          </LinkButton>
        )}
        {!isFirstPage && (
          <LinkButton href="/profile" variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </Section>
  );
}

function NothingYet() {
  return (
    <Section title="Your purchases">
      <div className="max-w-reader space-y-6 pt-2">
        <p className="text-lead text-pretty">
          Nothing here yet. What you buy stays on this page, with its receipt.
        </p>
        <LinkButton href="/lessons">Choose your first lesson</LinkButton>
      </div>
    </Section>
  );
}

type PurchaseListProps = { purchases: Purchase[]; nextCursor: string | null; isFirstPage: boolean };
