import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import type { Purchase } from "@/lib/purchases/list";

/** What a purchase cost, in what it was paid with. */
export function PurchasePrice({
  purchase: { paidWith, credits, amountMinor, currency },
}: {
  purchase: Purchase;
}) {
  return paidWith === "credits" ? (
    <Credits of={credits ?? 0} />
  ) : (
    <Money minor={amountMinor} currency={currency} />
  );
}
