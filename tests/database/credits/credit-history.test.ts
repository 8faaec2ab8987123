import { expect, test } from "vitest";
import { buyCredits, grantCredits, professional, redeem, starter } from "../../support/database/credits.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator, requestRefund } from "../../support/database/refunds.ts";
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
  "statistics count what was bought and paid, and apart from it what went back or is held",
  withShop(async (tx, { learner, lessonId }) => {
    await grantCredits(tx, await createOperator(tx), learner, 100);
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    const stats = {
      currency: "usd",
      completedPayments: 1,
      paidMinor: 2999,
      creditsPurchased: 3500,
      creditsGranted: 100,
      creditsSpent: 999,
    };
    const kept = (reversedMinor: number, creditsReversed: number) => ({
      ...stats,
      reversedMinor,
      totalSpentMinor: 2999 - reversedMinor,
      creditsReversed,
    });
    expect(await statsFor(tx, learner)).toEqual(kept(0, 0));
    await record(tx, refund(pack, { amount: 1000 }));
    expect(await statsFor(tx, learner)).toEqual(kept(1000, 1167));
    await record(tx, dispute(pack, { amount: 1999 }));
    expect(await statsFor(tx, learner)).toEqual(kept(2999, 3500 - 899));
    await record(tx, later(60, dispute(pack, { amount: 1999, status: "won" })));
    expect(await statsFor(tx, learner)).toEqual(kept(1000, 1167));
  }),
);

test(
  "statistics count a refund from its request on, as its credits do",
  withShop(async (tx, { learner }) => {
    const pack = await buyCredits(tx, learner, starter);
    await requestRefund(tx, learner, pack, 499);
    const counted = { paidMinor: 499, reversedMinor: 499, totalSpentMinor: 0, creditsReversed: 500 };
    expect(await statsFor(tx, learner)).toMatchObject(counted);
    await record(tx, refund(pack));
    expect(await statsFor(tx, learner)).toMatchObject(counted);
  }),
);

test(
  "who owes has no balance, and what ends with the account is told as such",
  withShop(async (tx, { learner, otherLearner, lessonId }) => {
    const pack = await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    await record(tx, refund(pack));
    const [row] = await asRole(tx, learner, () => tx`select private.own_credits() as credits`);
    expect(row?.credits).toEqual({ balance: 0, owed: 999, frozen: 0, currency: "usd" });
    await buyCredits(tx, otherLearner, starter);
    await tx`delete from auth.users where id = ${otherLearner.id}`;
    const [ended] = await tx`
      select posting.kind::text, entry.amount::integer from private.credit_accounts as account
        join private.credit_entries as entry on entry.account_id = account.id
        join private.credit_transactions as posting on posting.id = entry.transaction_id
      where account.buyer_key = ${otherLearner.id} order by posting.id desc limit 1`;
    expect(ended).toEqual({ kind: "closed", amount: -500 });
  }),
);

test(
  "the history is read page by page, no entry twice and none left out",
  withShop(async (tx, { learner }) => {
    for (const wanted of [starter, 200, 300, 400]) await buyCredits(tx, learner, wanted);
    const entriesOf = async (query: () => Promise<{ entry: { id: number; credits: number } }[]>) =>
      (await asRole(tx, learner, query)).map(({ entry }) => entry);
    const pages: number[] = [];
    let before: number | null = null;
    for (let page = 0; page < 3; page++) {
      const last: number | null = before;
      const entries = await entriesOf(() => tx`select public.list_credit_history(${last}, 2) as entry`);
      pages.push(...entries.map(({ credits }) => credits));
      before = entries.at(-1)?.id ?? null;
    }
    expect(pages).toEqual([400, 300, 200, 500]);
  }),
);
