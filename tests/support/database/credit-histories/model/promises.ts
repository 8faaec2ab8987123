import type { Rows } from "../rows.ts";

/** What must always hold, whatever the model says; null when it does. */
export function brokenPromise({ balance, posted, wrong, lots, openings }: Rows): string | null {
  const left = lots.reduce((sum, { credits, spent, removed }) => sum + credits - spent - removed, 0);
  if (wrong > 0) return "a ledger transaction does not sum to zero, or is named wrongly";
  if (balance !== posted || balance !== left) return "balance, entries and lots differ";
  if (new Set(lots.map(({ name }) => name)).size < lots.length) return "a pack has two lots";
  if (lots.some(({ credits, spent, removed }) => spent > credits || removed > credits))
    return "more was spent or taken than a lot has";
  if (lots.some(({ credits, spent, price, worth }) => spent === credits && worth !== price))
    return "the spendings of a lot do not sum to its price";
  const standing = Object.values(openings).filter(({ status }) => status !== "refunded");
  const paid = standing.reduce((sum, opening) => sum + opening.paid, 0);
  if (paid !== lots.reduce((sum, { worth }) => sum + worth, 0))
    return "openings are not worth what was spent";
  return null;
}
