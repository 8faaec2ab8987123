import { isDeepStrictEqual } from "node:util";
import { couponDifferences, isFree } from "./codes.ts";
import { creditDifferences } from "./compare-credits.ts";
import type { Opening } from "./credit-books.ts";
import { type Books, type Earned, expectedEarnings, expectedSales, type Sale, stands } from "./expected.ts";
import { addOpenings } from "./expected-credits.ts";
import type { Purchase, ShopBooks } from "./shop-books.ts";
import type { ToldCredits } from "./world.ts";

/** Every point in which the shop's rows are not what Stripe's books say; none, if all is well. */
export function differences(
  shop: ShopBooks,
  stripe: Books,
  told: ToldCredits,
  feeBasisPoints: number,
): string[] {
  const sales = expectedSales(stripe);
  const { openings } = shop.credits;
  const earnings = addOpenings(expectedEarnings(stripe, feeBasisPoints), openings, feeBasisPoints);
  addFreeSales(earnings, shop.purchases);
  return [
    ...purchaseDifferences(shop.purchases, sales),
    ...accessDifferences(shop.purchases, sales, openings),
    ...couponDifferences(shop, sales),
    ...creditDifferences(shop, stripe, told),
    ...earningDifferences(shop, earnings),
    ...requestDifferences(shop, stripe),
  ];
}

function purchaseDifferences(purchases: Purchase[], sales: Map<string, Sale>): string[] {
  const found: string[] = [];
  for (const purchase of purchases) {
    const { id, learner: _, lesson: __, creator: ___, coupon: ____, listPrice: _____, ...row } = purchase;
    const sale = sales.get(id);
    if (isFree(purchase)) {
      if (sale || !row.access || row.session !== null || row.paid > 0)
        found.push(`purchase ${id} costs nothing, and is ${JSON.stringify(row)}`);
      continue;
    }
    if (sale && !isDeepStrictEqual(row, sale)) found.push(differs(`purchase ${id}`, row, sale));
    const isOver = row.status === "expired" || row.status === "cancelled";
    if (!sale && (!isOver || row.session !== null || row.paid > 0))
      found.push(`purchase ${id} is ${JSON.stringify(row)}, and Stripe has no session for it`);
  }
  const known = new Set(purchases.map(({ id }) => id));
  for (const [id, sale] of sales) {
    if (!known.has(id))
      found.push(`Stripe has ${JSON.stringify(sale)} for ${id}, which the shop does not know`);
  }
  return found;
}

/** Per learner and lesson: one remaining charge or opening at most, and the lesson is open exactly with one. */
function accessDifferences(purchases: Purchase[], sales: Map<string, Sale>, openings: Opening[]): string[] {
  const found: string[] = [];
  const ofLessons = [...purchases.filter(({ lesson }) => lesson !== null), ...openings];
  for (const [who, own] of Map.groupBy(
    ofLessons,
    ({ learner, lesson }) => `learner ${learner}, lesson ${lesson}`,
  )) {
    const opened = new Map(openings.map((opening) => [opening.id, opening]));
    const charged = own.flatMap((row) =>
      [sales.get(row.id) ?? opened.get(row.id) ?? freeOf(row)].filter((sale) => sale && stands(sale)),
    );
    const open = own.filter(({ access }) => access).length;
    if (charged.length > 1) found.push(`${who}: charged ${charged.length} times: ${JSON.stringify(charged)}`);
    if (open !== Math.min(charged.length, 1))
      found.push(`${who}: ${charged.length} payments remain, and ${open} purchases open the lesson`);
  }
  return found;
}

const freeOf = (row: Purchase | Opening) => ("coupon" in row && isFree(row) ? row : undefined);

/** A lesson that a code of the whole price opened is a sale of nothing. */
function addFreeSales(earnings: Map<string, Earned>, purchases: Purchase[]): void {
  for (const { creator, currency } of purchases.filter(isFree)) {
    const name = `${creator} ${currency}`;
    const line = earnings.get(name) ?? { sales: 0, gross: 0, reversed: 0, fee: 0, net: 0 };
    earnings.set(name, { ...line, sales: line.sales + 1 });
  }
}

function earningDifferences({ earnings }: ShopBooks, expected: Map<string, Earned>): string[] {
  const found: string[] = [];
  const nothing: Earned = { sales: 0, gross: 0, reversed: 0, fee: 0, net: 0 };
  const rows = new Map(earnings.map(({ creator, currency, ...row }) => [`${creator} ${currency}`, row]));
  for (const name of new Set([...rows.keys(), ...expected.keys()])) {
    const row = rows.get(name) ?? nothing;
    const wanted = expected.get(name) ?? nothing;
    if (!isDeepStrictEqual(row, wanted)) found.push(differs(`earnings of ${name}`, row, wanted));
  }
  return found;
}

/** Every refund that was asked for is settled one way or the other, and none was made twice. */
function requestDifferences({ requests, purchases }: ShopBooks, { payments }: Books): string[] {
  const found: string[] = [];
  const refunds = payments.flatMap((payment) => payment.refunds);
  for (const { id, purchase, state, automatic, amount, refund } of requests) {
    const made = refunds.filter(({ metadata }) => metadata.refund_request_id === id);
    const what = `refund request ${id} (${automatic ? "automatic, " : ""}${state}, ${amount}) of purchase ${purchase}`;
    if (made.length > 1) found.push(`${what} was carried out ${made.length} times`);
    const [one] = made;
    if ((state === "done") !== (one !== undefined) || (one && (one.id !== refund || one.amount !== amount)))
      found.push(`${what} says ${refund}, and Stripe has ${JSON.stringify(one)}`);
    // The shop drops its own request to refund a duplicate payment when it is none any more.
    const isDropped = automatic && purchases.find((row) => row.id === purchase)?.status !== "review";
    if (state === "open" && !isDropped) found.push(`${what} is still open`);
  }
  return found;
}

function differs(what: string, row: object, wanted: object): string {
  const theirs = new Map<string, unknown>(Object.entries(wanted));
  const parts = Object.entries(row).filter(([name, value]) => !isDeepStrictEqual(value, theirs.get(name)));
  const words = parts.map(([name, value]) => `${name} ${value}, not ${theirs.get(name)}`);
  return `${what}: ${words.join("; ")} (${JSON.stringify(wanted)})`;
}
