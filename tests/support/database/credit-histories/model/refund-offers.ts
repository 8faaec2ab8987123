import {
  backOf,
  creditsFor,
  isBlocked,
  type Lot,
  leftOf,
  removedOf,
  requestedOf,
  spentWorthOf,
} from "./lots.ts";
import { balanceOf, type Model } from "./model.ts";

/**
 * The most that a refund of what is unspent gives back, in minor units: found by trying. With what was spent and what
 * went back it is at most the lot's price, and it takes no more credits than are `spare`.
 */
function mostFor(lot: Lot, spare: number): number {
  if (lot.paidAt === null || isBlocked(lot)) return 0;
  const [back, removed] = [backOf(lot) + requestedOf(lot), removedOf(lot)];
  const unspentPrice = lot.price - spentWorthOf(lot);
  const free = Math.max(0, Math.min(leftOf(lot), spare));
  let most = 0;
  while (back + most < unspentPrice && creditsFor(lot, back + most + 1) - removed <= free) most += 1;
  return most;
}

/** What the member is offered when they ask for one pack's refund. */
export const offerOf = (model: Model, lot: Lot): number => mostFor(lot, balanceOf(model));

/** What the member is shown, pack by pack: together never more than the balance. */
export function offersOf(model: Model): { name: string; credits: number; minor: number }[] {
  let spare = balanceOf(model);
  return model.lots
    .filter((lot) => lot.paidAt !== null && !isBlocked(lot) && leftOf(lot) > 0)
    .toSorted((a, b) => (a.paidAt ?? 0) - (b.paidAt ?? 0))
    .map((lot) => {
      const minor = mostFor(lot, spare);
      spare -= leftOf(lot);
      const credits = creditsFor(lot, backOf(lot) + requestedOf(lot) + minor) - removedOf(lot);
      return { name: lot.name, credits, minor };
    })
    .filter(({ minor }) => minor > 0);
}
