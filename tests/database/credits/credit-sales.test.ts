import { expect, test } from "vitest";
import {
  buyCredits,
  grantCredits,
  professional,
  redeem,
  returnCredits,
  spendingsOf,
  undoRedemption,
} from "../../support/database/credits.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { listSales } from "../../support/database/list-sales.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createLesson, createShop, openCheckout, type Shop } from "../../support/database/shop.ts";

const { paid, refund, dispute } = facts;

type Sums = { sales: number; paid: number; reversed: number; fee: number; net: number };

/** Ten lessons at $9.99, sold for money and for credits of a grant and of two discounted packs; some taken back. */
async function sell(tx: Tx, shop: Shop) {
  const { learner, creator } = shop;
  const lessons: string[] = [];
  for (let i = 0; i < 10; i++)
    lessons.push(await createLesson(tx, { creator_id: creator.id, price: "9.99" }));
  const [first = "", second = "", ...forCredits] = lessons;
  const kept = await openCheckout(tx, learner, first);
  const shrunk = await openCheckout(tx, learner, second);
  for (const checkout of [kept, shrunk]) await record(tx, paid(checkout));
  await record(tx, refund(shrunk, { amount: 333 }));
  await grantCredits(tx, await createOperator(tx), learner, 1500);
  await buyCredits(tx, learner, professional);
  const atFaceValue = await buyCredits(tx, learner, 3000);
  const openings: string[] = [];
  for (const lessonId of forCredits) openings.push((await redeem(tx, learner, lessonId)).purchaseId);
  return { atFaceValue, openings };
}

/** The sums of the list of sales, of the rollup, and of the earnings. */
async function sumsFor(tx: Tx, { creator }: Shop): Promise<Sums[]> {
  return asRole(tx, creator, async () => {
    const sums = await tx<Sums[]>`
      select sum(kept)::integer as sales, sum("grossMinor")::integer as paid, sum("reversedMinor")::integer as reversed,
        sum("platformFeeMinor")::integer as fee, sum("netMinor")::integer as net
      from jsonb_to_recordset(public.sum_sales() -> 'sums') as sums
        (kept integer, "grossMinor" integer, "reversedMinor" integer, "platformFeeMinor" integer, "netMinor" integer)
      union all select sum(sales - lost_sales)::integer, (sum(gross) * 100)::integer, (sum(reversed) * 100)::integer,
        (sum(platform_fee - fee_returned) * 100)::integer, (sum(net) * 100)::integer
        from public.earnings_rollups where scope_id = creator_id and grain = 'day'
      union all select sales, gross_minor::integer, reversed_minor::integer, platform_fee_minor::integer,
        net_minor::integer from public.creator_earnings`;
    return [...sums];
  });
}

/** All three are the same, and add up. */
async function expectSums(tx: Tx, shop: Shop, expected: Partial<Sums>) {
  const [sums, ...others] = await sumsFor(tx, shop);
  if (!sums) throw new Error("no sums");
  expect(sums).toMatchObject({ ...expected, net: sums.paid - sums.reversed - sums.fee });
  expect(others).toEqual([sums, sums]);
}

test(
  "sales for money and for credits, the rollup and the earnings add up, whatever is taken back",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const { atFaceValue, openings } = await sell(tx, shop);
    const worths = await Promise.all(openings.map((id) => worthOf(tx, id)));
    // 1,500 granted at face value, 3,500 for $29.99, and 2,992 of the last 3,000 at face value.
    expect(sum(worths)).toBe(1500 + 2999 + 2992);
    const fees = worths.map((worth) => Math.round(worth / 10));
    const fee = 100 + 67 + sum(fees); // of the sales for $9.99 and for the $6.66 that were kept
    const all = { sales: 10, paid: 1998 + sum(worths), reversed: 333, fee };
    await expectSums(tx, shop, all);

    expect(await returnCredits(tx, shop.creator, openings[0] ?? "")).toMatchObject({ outcome: "returned" });
    const [worth = 0] = worths;
    const rest = { ...all, sales: 9, reversed: 333 + worth, fee: fee - (fees[0] ?? 0) };
    await expectSums(tx, shop, rest);

    await record(tx, dispute(atFaceValue));
    expect((await sumsFor(tx, shop))[0]).toMatchObject({ sales: 6, paid: all.paid });
    await expectSums(tx, shop, {});
    await record(tx, later(60, dispute(atFaceValue, { status: "won" })));
    await expectSums(tx, shop, rest);
  }),
);

const worthOf = async (tx: Tx, opening: string) =>
  sum((await spendingsOf(tx, opening)).map(({ value }) => value));

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

test(
  "a sale that its buyer undid is told as such, one that was refunded is not",
  withRollback(async (tx) => {
    const shop = await createShop(tx, { price: "9.99" });
    await buyCredits(tx, shop.learner, professional);
    const undone = await redeem(tx, shop.learner, shop.lessonId);
    await undoRedemption(tx, shop.learner, undone.purchaseId);
    const returned = await redeem(tx, shop.learner, shop.lessonId);
    await returnCredits(tx, shop.creator, returned.purchaseId);
    const { sales } = await listSales(tx, shop.creator);
    expect(sales.map(({ id, status, undone }) => ({ id, status, undone }))).toEqual(
      expect.arrayContaining([
        { id: undone.purchaseId, status: "refunded", undone: true },
        { id: returned.purchaseId, status: "refunded", undone: false },
      ]),
    );
  }),
);
