import { expect, test } from "vitest";
import { buyCredits, grantCredits, professional, redeem, starter } from "../../support/database/credits.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

const { refund, dispute } = facts;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

const statsFor = async (tx: Tx, member: { id: string }) => {
  const [row] = await asRole(tx, member, () => tx`select public.get_credit_stats() as stats`);
  return row?.stats;
};

test(
  "statistics count what was bought and not taken back, and the money that stays paid",
  withShop(async (tx, { learner, lessonId }) => {
    await grantCredits(tx, await createOperator(tx), learner, 100);
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    const stats = { creditsSpent: 999, completedPayments: 1, currency: "usd" };
    const all = { ...stats, totalSpentMinor: 2999, creditsPurchased: 3500 };
    expect(await statsFor(tx, learner)).toEqual(all);
    await record(tx, refund(pack, { amount: 1000 }));
    const rest = { ...stats, totalSpentMinor: 1999, creditsPurchased: 2333 };
    expect(await statsFor(tx, learner)).toEqual(rest);
    await record(tx, dispute(pack, { amount: 1999 }));
    expect(await statsFor(tx, learner)).toMatchObject({ totalSpentMinor: 0, creditsPurchased: 899 });
    await record(tx, later(60, dispute(pack, { amount: 1999, status: "won" })));
    expect(await statsFor(tx, learner)).toEqual(rest);
  }),
);

test(
  "history and export are read page by page, no entry twice and none left out",
  withShop(async (tx, { learner }) => {
    for (const wanted of [starter, 200, 300, 400]) await buyCredits(tx, learner, wanted);
    const entriesOf = async (query: () => Promise<{ entry: { id: number; credits: number } }[]>) =>
      (await asRole(tx, learner, query)).map(({ entry }) => entry);
    const pages: number[] = [];
    let before: number | null = null;
    for (let page = 0; page < 2; page++) {
      const last: number | null = before;
      const entries = await entriesOf(() => tx`select public.list_credit_history(${last}, 2) as entry`);
      pages.push(...entries.map(({ credits }) => credits));
      before = entries.at(-1)?.id ?? null;
    }
    expect(pages).toEqual([400, 300, 200, 500]);
    const exported = await entriesOf(() => tx`select public.export_credits(2, 2) as entry`);
    expect(exported.map(({ credits }) => credits)).toEqual([200, 500]);
  }),
);
