import type { Rows } from "../rows.ts";
import type { World } from "../world.ts";
import {
  frozenOf,
  isBlocked,
  keptOf,
  type Lot,
  removedOf,
  requestedOf,
  spentOf,
  spentWorthOf,
} from "./lots.ts";
import * as model from "./model.ts";
import { offersOf } from "./refund-offers.ts";

/** The rows that the model comes to. */
export function expectedRows({ seen, lessons, shop }: World): Rows {
  const { lots, openings, payments } = seen;
  const balance = model.balanceOf(seen);
  const sum = (read: (lot: Lot) => number) => lots.reduce((total, lot) => total + read(lot), 0);
  const earnings = [shop.creator, shop.otherCreator].map(({ id }) => {
    const own = lessons.flatMap(({ creator }, number) => (creator.id === id ? number : []));
    return [id, model.earnedFrom(seen, new Set(own))] satisfies [string, model.Earned];
  });
  return {
    balance,
    posted: balance,
    wrong: 0,
    ledger: { came: sum(({ credits }) => credits), spent: sum(spentOf), removed: sum(removedOf) },
    lots: lots.map(lotRow),
    openings: Object.fromEntries(openings.map((opening) => [opening.id, openingRow(seen, opening)])),
    payments: Object.fromEntries(
      [...payments].map(([lesson, { id }]) => [id, model.paymentStatusOf(seen, lesson)]),
    ),
    earnings: Object.fromEntries(earnings.filter(([, { gross }]) => gross > 0)),
    ...seenByMember(seen),
    offers: offersOf(seen),
    shown: lessons.filter((_, number) => model.isShown(seen, number)).map(({ id }) => id),
    readable: lessons.filter((_, number) => model.isReadable(seen, number)).map(({ id }) => id),
  };
}

/** What the member is told. A deleted account's payments stay in the books. */
function seenByMember(seen: model.Model) {
  const balance = model.balanceOf(seen);
  const paid = seen.lots.filter(({ paidAt }) => paidAt !== null);
  const granted = seen.lots.filter(({ paidAt }) => paidAt === null);
  const sum = (lots: Lot[], read: (lot: Lot) => number) => lots.reduce((total, lot) => total + read(lot), 0);
  return {
    credits: {
      balance: Math.max(0, balance),
      owed: Math.max(0, -balance),
      frozen: sum(paid, frozenOf),
      currency: "usd",
    },
    stats: {
      paidMinor: sum(paid, ({ price }) => price),
      reversedMinor: sum(paid, reversedOf),
      totalSpentMinor: sum(paid, (lot) => lot.price - reversedOf(lot)),
      creditsPurchased: sum(paid, ({ credits }) => credits),
      creditsGranted: sum(granted, (lot) => lot.credits - removedOf(lot)),
      creditsSpent: sum(seen.lots, spentOf),
      creditsReversed: sum(paid, removedOf),
      completedPayments: paid.length,
    },
  };
}

/** Gone, held or on its way back. */
const reversedOf = (lot: Lot) => Math.min(lot.price, lot.price - keptOf(lot) + requestedOf(lot));

const lotRow = (lot: Lot) => ({
  name: lot.name,
  credits: lot.credits,
  price: lot.price,
  spent: spentOf(lot),
  removed: removedOf(lot),
  blocked: isBlocked(lot),
  worth: spentWorthOf(lot),
});

const statuses = { open: "completed", blocked: "disputed", released: "refunded" };

function openingRow(seen: model.Model, opening: model.Opening) {
  const { state, worth, credits } = opening;
  const refunded = state === "released" ? worth : 0;
  return { status: statuses[state], credits, paid: worth, refunded, disputed: model.heldOf(seen, opening) };
}
