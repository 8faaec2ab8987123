import { claimsOf, furthest, type Reversal, type Sale } from "./shop-model.ts";
import type { Purchase } from "./stripe-account.ts";
import type { Update } from "./stripe-history.ts";

export type Earned = {
  currency: string;
  sales: number;
  gross: number;
  reversed: number;
  fee: number;
  net: number;
};
/** What happened to the earnings at a second. Minor units. */
export type EarningsChange = {
  at: number;
  lesson: string;
  currency: string;
  sales: number;
  reversals: number;
  lost: number;
  gross: number;
  fee: number;
  reversed: number;
  returned: number;
};

// The smallest amount that can be paid out, in minor units (docs.stripe.com/currencies).
export const steps = new Map([
  ["usd", 1],
  ["kwd", 10],
  ["isk", 100],
]);

/** What the creator of all these purchases has earned, a line a currency. Only what opens a lesson is a sale. */
export function expectedEarnings(purchases: Purchase[], sales: Sale[]): Earned[] {
  const earned = new Map<string, Earned>();
  sales.forEach((sale, index) => {
    const purchase = purchases[index];
    if (!purchase || sale.paidAt === null || sale.problem) return;
    const { currency } = purchase;
    const reversed = sale.refunded + sale.disputed;
    const kept = sale.paid - reversed;
    const fee = feeOf(purchase, kept);
    const line = earned.get(currency) ?? { currency, sales: 0, gross: 0, reversed: 0, fee: 0, net: 0 };
    line.sales += sale.access ? 1 : 0;
    line.gross += sale.paid;
    line.reversed += reversed;
    line.fee += fee;
    line.net += kept - fee;
    earned.set(currency, line);
  });
  return [...earned.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** The same, second by second: each sale, and each of its reversals with the fee that is returned with it. */
export function expectedChanges(purchases: Purchase[], sales: Sale[], updates: Update[]): EarningsChange[] {
  const claims = claimsOf(updates);
  return sales.flatMap((sale, index) => {
    const purchase = purchases[index];
    const claim = furthest(claims.filter((each) => each.purchase.purchaseId === purchase?.purchaseId));
    if (!purchase || sale.paidAt === null || sale.problem) return [];
    return changesOf(purchase, sale, sale.paidAt, partsOf(sale, claim?.back.parts ?? []));
  });
}

function changesOf(purchase: Purchase, sale: Sale, paidAt: number, parts: Reversal[]): EarningsChange[] {
  const { lesson, currency } = purchase;
  const fee = feeOf(purchase, sale.paid);
  const nothing = {
    lesson,
    currency,
    sales: 0,
    reversals: 0,
    lost: 0,
    gross: 0,
    fee: 0,
    reversed: 0,
    returned: 0,
  };
  const changes: EarningsChange[] = [{ ...nothing, at: paidAt, sales: 1, gross: sale.paid, fee }];
  let kept = sale.paid;
  for (const { at, amount } of parts) {
    const returned = feeOf(purchase, kept) - feeOf(purchase, kept - amount);
    changes.push({ ...nothing, at, reversals: 1, reversed: amount, returned });
    kept -= amount;
  }
  const last = changes.at(-1);
  if (last && !sale.access) last.lost = 1;
  return changes;
}

/** No more goes back than was paid, and what is held comes after what is gone. */
function partsOf({ refunded, disputed }: Sale, all: Reversal[]): Reversal[] {
  const parts = [...take(all, false, refunded), ...take(all, true, disputed)];
  return parts.filter(({ amount }) => amount > 0).toSorted(byTime);
}

function take(all: Reversal[], held: boolean, cap: number): Reversal[] {
  let left = cap;
  return all
    .filter((part) => part.held === held)
    .toSorted(byTime)
    .map((part) => {
      const amount = Math.min(part.amount, left);
      left -= amount;
      return { ...part, amount };
    });
}

const byTime = (one: Reversal, other: Reversal) => one.at - other.at || (one.id < other.id ? -1 : 1);

export function feeOf({ amount, feePercent, currency }: Purchase, kept: number): number {
  if (amount === 0) return 0;
  const step = steps.get(currency) ?? 1;
  return rounded(rounded(amount * feePercent, 100, step) * kept, amount, step);
}

/** A fraction to the nearest whole number of steps, halves up. */
const rounded = (numerator: number, denominator: number, step: number) =>
  Math.floor((2 * numerator + denominator * step) / (2 * denominator * step)) * step;
