import type { CreditBooks, Lot, Opening } from "./credit-books.ts";
import { type Books, type Earned, expectedSales, inSteps } from "./expected.ts";

/** What a paid pack's lot must be, worked out from Stripe's books and what is spent from it. */
export type ExpectedLot = { credits: number; price: number; removed: number; blocked: boolean };

const packs = new Map([
  [499, 500],
  [1499, 1500],
  [2999, 3500],
]);

/** By purchase: each payment for credits that Stripe took, and nothing else, has a lot. */
export function expectedLots(books: Books, shop: CreditBooks): Map<string, ExpectedLot> {
  const sales = expectedSales(books);
  const lots = new Map<string, ExpectedLot>();
  for (const { id, metadata } of books.sessions) {
    const sale = sales.get(metadata.purchase_id ?? "");
    if (sale?.session !== id || sale.paid === 0 || metadata.lesson_id) continue;
    const credits = packs.get(sale.amount) ?? sale.amount;
    const own = shop.lots.find(({ purchase }) => purchase === metadata.purchase_id);
    const blocked = sale.status === "disputed";
    const disputes = books.payments.find(({ session }) => session.id === id)?.disputes ?? [];
    const isLost = disputes.some(({ status, amount }) => status === "lost" && amount >= sale.paid);
    const inProportion = Math.floor((credits * sale.refunded) / sale.paid);
    const frozen = blocked ? credits - (own ? spentOf(own, shop) : 0) : 0;
    const removed = isLost ? credits : Math.max(inProportion, frozen);
    lots.set(metadata.purchase_id ?? "", { credits, price: sale.paid, removed, blocked });
  }
  return lots;
}

export const spentOf = ({ id }: Lot, { spendings }: CreditBooks): number =>
  spendings.reduce((sum, { lot, from, to }) => sum + (lot === id ? to - from : 0), 0);

/** What the first credits of a lot cost, to the nearest minor unit. */
export const costOf = ({ price, credits }: Lot, places: number): number =>
  inSteps(price * places, credits, 1);

/** What an opening must come to; `returned`: whether its credits went back. In minor units. */
export function expectedOpening(opening: Opening, shop: CreditBooks, returned: boolean) {
  const parts = shop.spendings.filter(({ purchase }) => purchase === opening.id);
  const lotOf = (id: string) => shop.lots.find((lot) => lot.id === id);
  const held = parts.filter(({ lot }) => lotOf(lot)?.blocked);
  const sum = (list: typeof parts) => list.reduce((total, { value }) => total + value, 0);
  const status = returned ? "refunded" : held.length > 0 ? "disputed" : "completed";
  const paid = returned ? opening.paid : sum(parts);
  return {
    status,
    access: status === "completed",
    credits: returned ? opening.credits : parts.reduce((total, { from, to }) => total + to - from, 0),
    paid,
    refunded: returned ? paid : 0,
    disputed: sum(held),
  };
}

/** Adds what creators earn from openings to what they earn from payments, under `creator currency`. */
export function addOpenings(
  earnings: Map<string, Earned>,
  openings: Opening[],
  feeBasisPoints: number,
): Map<string, Earned> {
  for (const { creator, access, paid, refunded, disputed } of openings) {
    const line = earnings.get(`${creator} usd`) ?? { sales: 0, gross: 0, reversed: 0, fee: 0, net: 0 };
    const kept = paid - refunded - disputed;
    const fee = paid === 0 ? 0 : inSteps(inSteps(paid * feeBasisPoints, 10_000, 1) * kept, paid, 1);
    earnings.set(`${creator} usd`, {
      sales: line.sales + (access ? 1 : 0),
      gross: line.gross + paid,
      reversed: line.reversed + paid - kept,
      fee: line.fee + fee,
      net: line.net + kept - fee,
    });
  }
  return earnings;
}
