import { isDeepStrictEqual } from "node:util";
import { isFree } from "./codes.ts";
import type { CreditBooks, Lot } from "./credit-books.ts";
import type { Books } from "./expected.ts";
import { costOf, type ExpectedLot, expectedLots, expectedOpening, spentOf } from "./expected-credits.ts";
import type { Purchase } from "./shop-books.ts";
import type { ToldCredits } from "./world.ts";

type Shop = { credits: CreditBooks; purchases: Purchase[] };

/** Every point in which the shop's credits are not what Stripe's books, and what members were told, come to. */
export function creditDifferences({ credits, purchases }: Shop, stripe: Books, told: ToldCredits): string[] {
  return [
    ...credits.unbalanced.map(({ id }) => `credit transaction ${id} does not balance`),
    ...lotDifferences(credits, expectedLots(stripe, credits), told),
    ...spendingDifferences(credits),
    ...openingDifferences(credits, purchases, told),
    ...ledgerDifferences(credits),
  ];
}

function lotDifferences(shop: CreditBooks, expected: Map<string, ExpectedLot>, told: ToldCredits): string[] {
  const found: string[] = [];
  const paid = shop.lots.filter(({ purchase }) => purchase !== null);
  for (const { purchase, credits, price, removed, blocked } of paid) {
    const wanted = expected.get(purchase ?? "");
    if (!isDeepStrictEqual({ credits, price, removed, blocked }, wanted))
      found.push(
        `lot of pack ${purchase}: ${JSON.stringify({ credits, price, removed, blocked })}, not ${JSON.stringify(wanted)}`,
      );
  }
  for (const purchase of expected.keys()) {
    const count = paid.filter((lot) => lot.purchase === purchase).length;
    if (count !== 1) found.push(`pack ${purchase} was paid and has ${count} lots`);
  }
  return [...found, ...grantDifferences(shop, told)];
}

/** Each grant is a lot at face value, all of which is taken when it is withdrawn. */
function grantDifferences({ lots }: CreditBooks, { grants }: ToldCredits): string[] {
  const granted = new Map(
    lots
      .filter(({ purchase }) => purchase === null)
      .map(({ id, learner, credits, price, removed, blocked }) => [
        id,
        { learner, credits, price, removed, blocked },
      ]),
  );
  const wanted = new Map(
    [...grants].map(([id, { learner, credits, isWithdrawn }]) => [
      id,
      { learner, credits, price: credits, removed: isWithdrawn ? credits : 0, blocked: false },
    ]),
  );
  return [...new Set([...granted.keys(), ...wanted.keys()])]
    .filter((id) => !isDeepStrictEqual(granted.get(id), wanted.get(id)))
    .map((id) => `grant ${id}: ${JSON.stringify(granted.get(id))}, not ${JSON.stringify(wanted.get(id))}`);
}

/** No credit is spent twice, and the parts of a lot are worth what was paid for them. */
function spendingDifferences(shop: CreditBooks): string[] {
  const found: string[] = [];
  for (const lot of shop.lots) {
    let end = 0;
    for (const { from, to, value } of shop.spendings.filter((part) => part.lot === lot.id)) {
      if (from < end || to > lot.credits)
        found.push(`lot ${lot.id}: credits ${from} to ${to} are spent twice`);
      if (value !== costOf(lot, to) - costOf(lot, from))
        found.push(`lot ${lot.id}: credits ${from} to ${to} are worth ${value}`);
      end = to;
    }
  }
  return found;
}

function openingDifferences(shop: CreditBooks, purchases: Purchase[], told: ToldCredits): string[] {
  const found: string[] = [];
  for (const opening of shop.openings) {
    const { id, learner, lesson, creator: _, ...row } = opening;
    if (!isDeepStrictEqual(told.openings.get(id), { learner, lesson }))
      found.push(`opening ${id} of lesson ${lesson} was told to nobody`);
    // Bought another way while a dispute kept it closed, it gives its credits back by itself.
    const others = [...purchases, ...shop.openings].filter(
      (other) =>
        other.id !== id &&
        other.learner === learner &&
        other.lesson === lesson &&
        (other.paid > 0 || ("coupon" in other && isFree(other))),
    );
    const returned = told.returned.has(id) || (row.status === "refunded" && others.length > 0);
    const wanted = expectedOpening(opening, shop, returned);
    if (!isDeepStrictEqual(row, wanted))
      found.push(`opening ${id}: ${JSON.stringify(row)}, not ${JSON.stringify(wanted)}`);
    if (returned && shop.spendings.some(({ purchase }) => purchase === id))
      found.push(`opening ${id} is returned and has spendings`);
  }
  const known = new Set(shop.openings.map(({ id }) => id));
  for (const id of told.openings.keys()) if (!known.has(id)) found.push(`opening ${id} is lost`);
  return found;
}

/** A balance is the sum of the ledger, of the lots, and of what happened. */
function ledgerDifferences(shop: CreditBooks): string[] {
  return shop.accounts.flatMap(({ learner, balance }) => {
    const lots = shop.lots.filter((lot) => lot.learner === learner);
    const sumOf = (read: (lot: Lot) => number) => lots.reduce((sum, lot) => sum + read(lot), 0);
    const wanted = {
      came: sumOf(({ credits }) => credits),
      spent: 0 - sumOf((lot) => spentOf(lot, shop)), // not -0
      removed: 0 - sumOf(({ removed }) => removed),
    };
    const posted = (...kinds: string[]) =>
      shop.posted.reduce(
        (sum, line) => sum + (line.learner === learner && kinds.includes(line.kind) ? line.credits : 0),
        0,
      );
    const ledger = {
      came: posted("bought", "granted"),
      spent: posted("spent", "undone", "returned"),
      removed: posted("reversed", "restored", "withdrawn"),
    };
    const isRight = balance === wanted.came + wanted.spent + wanted.removed;
    if (isRight && isDeepStrictEqual(ledger, wanted)) return [];
    return [
      `credits of ${learner}: ${balance}, ledger ${JSON.stringify(ledger)}, lots ${JSON.stringify(wanted)}`,
    ];
  });
}
