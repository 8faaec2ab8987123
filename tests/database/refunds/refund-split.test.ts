import { describe, expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record, type Sale } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, type Shop } from "../../support/database/shop.ts";
import { type Earnings, getEarnings } from "../../support/database/snapshot.ts";
import { isDeep, sample } from "../../support/scale.ts";

// Currency, what a step of it is in minor units and how many steps there are in a unit.
const currencies = [
  ["usd", 1, 100],
  ["kwd", 10, 100],
  ["jpy", 1, 1],
  ["isk", 100, 1],
] as const;
const steps = 6;

describe.each(sample(currencies))("six steps of %s", (currency, step, perUnit) => {
  test.each(isDeep ? [1, 2, 5] : [2])(
    "of which %i are the fee, are split fairly over every sequence of refunds",
    (fee) =>
      withRollback(async (tx) => {
        const shop = await createShop(tx);
        const sale = await createSmallSale(tx, shop, { currency, step, perUnit, fee });
        await record(tx, facts.paid(sale));
        const whole = await earningsOf(tx, shop);
        expect(whole).toEqual({
          sales: 1,
          gross: steps * step,
          reversed: 0,
          fee: fee * step,
          net: (steps - fee) * step,
        });
        const visited = await refundOn(tx, shop, {
          sale,
          step,
          fee: fee * step,
          refunded: 0,
          before: whole,
          depth: 0,
        });
        expect(visited).toBe(2 ** steps - 1);
      })(),
  );
});

test(
  "a refund of less than a step leaves the odd rest to the creator",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const sale = await createSmallSale(tx, shop, { currency: "kwd", step: 10, perUnit: 100, fee: 2 });
    await record(tx, facts.paid(sale));
    await record(tx, facts.refund(sale, { amount: 7 }));
    expect(await earningsOf(tx, shop)).toEqual({ sales: 1, gross: 60, reversed: 7, fee: 20, net: 33 });
    await record(tx, facts.refund(sale, { id: "re_2", amount: 46 }));
    expect(await earningsOf(tx, shop)).toEqual({ sales: 1, gross: 60, reversed: 53, fee: 0, net: 7 });
  }),
);

type Terms = { currency: string; step: number; perUnit: number; fee: number };
type State = { refunded: number; total: number; step: number; fee: number };
type Visit = { sale: Sale; step: number; fee: number; refunded: number; before: Earnings; depth: number };

/** Continues from here with every possible refund, to the end; how many times money went back in all. */
async function refundOn(tx: Tx, shop: Shop, here: Visit): Promise<number> {
  const { sale, step, fee, before, depth } = here;
  const total = steps * step;
  let visited = 0;
  for (let amount = step; here.refunded + amount <= total; amount += step) {
    const undo = Symbol("undo");
    await tx
      .savepoint(async (inner) => {
        const id = `re_${depth}_${sale.purchaseId}`;
        await record(inner, later(depth, facts.refund(sale, { id, amount })));
        const refunded = here.refunded + amount;
        const now = await earningsOf(inner, shop);
        expectFair(now, before, { refunded, total, step, fee });
        visited += 1 + (await refundOn(inner, shop, { ...here, refunded, before: now, depth: depth + 1 }));
        throw undo;
      })
      .catch((reason: unknown) => {
        if (reason !== undo) throw reason;
      });
  }
  return visited;
}

function expectFair(now: Earnings, before: Earnings, { refunded, total, step, fee }: State) {
  const kept = total - refunded;
  expect(now).toMatchObject({ sales: kept > 0 ? 1 : 0, gross: total, reversed: refunded });
  expect(now.fee + now.net).toBe(kept);
  expect(Math.abs(now.fee - (fee * kept) / total)).toBeLessThanOrEqual(step / 2);
  for (const part of [now.fee, now.net]) expect(part % step).toBe(0);
  for (const part of ["fee", "net"] as const) {
    expect(now[part]).toBeGreaterThanOrEqual(0);
    expect(now[part]).toBeLessThanOrEqual(before[part]);
  }
}

/** An open checkout of so many steps, fewer than any lesson may cost, of which some are the fee. */
async function createSmallSale(tx: Tx, shop: Shop, { currency, step, perUnit, fee }: Terms): Promise<Sale> {
  const purchaseId = await createPurchase(tx, shop, {
    status: "pending",
    stripe_session_id: null,
    payment_intent_id: null,
    currency,
    amount: String(steps / perUnit),
    platform_fee: String(fee / perUnit),
    creator_earnings: String((steps - fee) / perUnit),
  });
  return { purchaseId, currency, amountMinor: steps * step };
}

async function earningsOf(tx: Tx, shop: Shop): Promise<Earnings> {
  const earnings = await getEarnings(tx, shop);
  if (!earnings) throw new Error("nothing was earned");
  return earnings;
}
