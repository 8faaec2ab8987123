import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  buyCredits,
  creatorNet,
  creditsOf,
  openCreditCheckout,
  starter,
} from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { runByMortals, type Task, toTask } from "../../support/database/histories/killed-writers.ts";
import { shuffled } from "../../support/database/histories/properties.ts";
import { facts, later } from "../../support/database/payment-facts.ts";
import { createLesson, createShop, type Shop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await sql.begin((tx) => createShop(tx, { price: "5.00" }));
});
afterEach(() => removeShop(shop));

const redeem =
  (lessonId: string, key: string): Task =>
  (writer) =>
    writer`select public.redeem_lesson(${shop.learner.id}, ${lessonId}, ${key}, 10, false) as answer`;

test("fifty presses at once with credits for one lesson open one", async () => {
  await sql.begin((tx) => buyCredits(tx, shop.learner, starter));
  const lessons = await createLessons(50);
  const answers = await Promise.all(
    lessons.map(
      (id) => sql<{ outcome: string }[]>`
      select public.redeem_lesson(${shop.learner.id}, ${id}, ${randomUUID()}, 10, false) ->> 'outcome' as outcome`,
    ),
  );
  const outcomes = answers.map(([row]) => row?.outcome).toSorted();
  expect(outcomes).toEqual([...Array(49).fill("insufficient_credits"), "redeemed"]);
  expect(await sql.begin((tx) => creditsOf(tx, shop.learner))).toMatchObject({
    balance: 0,
    lots: [{ spent: 500 }],
  });
});

test("one press sent fifty times at once under one key opens the lesson once", async () => {
  await sql.begin((tx) => buyCredits(tx, shop.learner, starter));
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(shop.lessonId, key)(sql)));
  expect(new Set(answers.map((rows) => JSON.stringify(rows))).size).toBe(1);
  expect((await sql.begin((tx) => creditsOf(tx, shop.learner))).balance).toBe(0);
});

test.each(Array.from({ length: scaled(1, 8) }, (_, index) => index + 1))(
  "sixteen writers of packs, openings, refunds and disputes whose backends are killed leave a ledger that balances (seed %i)",
  async (seed) => {
    const random = seededRandom(seed);
    const tasks = await createTasks();
    const all = shuffled(Array.from({ length: 6 }, () => tasks).flat(), random);
    expect(await runByMortals(16, all, random)).toBeGreaterThan(5);
    // An opening that came before its credits is repeated, as a member would.
    for (const task of tasks) await task(sql);
    const before = await rowsOf();
    for (const task of tasks) await task(sql);
    expect(await rowsOf(), "everything said once more").toEqual(before);
  },
);

/** Three packs, each with what happens to it, and openings of ten lessons. */
async function createTasks(): Promise<Task[]> {
  const packs = await sql.begin(async (tx) => [
    await openCreditCheckout(tx, shop.learner, starter),
    await openCreditCheckout(tx, shop.learner, 2000),
    await openCreditCheckout(tx, shop.otherLearner, starter),
  ]);
  const [first, second, others] = packs;
  if (!first || !second || !others) throw new Error("no packs");
  const said = [
    ...packs.map((pack) => facts.paid(pack)),
    later(5, facts.refund(first, { amount: 100 })),
    later(9, facts.refund(first, { amount: 100, status: "failed" })),
    later(6, facts.dispute(second)),
    later(12, facts.dispute(second, { status: "won" })),
    later(7, facts.refund(others)),
  ];
  const lessons = await createLessons(10);
  return [...said.map(toTask), ...lessons.map((id) => redeem(id, randomUUID()))];
}

const createLessons = (count: number) =>
  sql.begin(async (tx) => {
    const ids: string[] = [];
    while (ids.length < count)
      ids.push(await createLesson(tx, { creator_id: shop.creator.id, price: "5.00" }));
    return ids;
  });

/** The credits of both members, checked, and what the creator earned. */
const rowsOf = () =>
  sql.begin(async (tx) => ({
    credits: [await creditsOf(tx, shop.learner), await creditsOf(tx, shop.otherLearner)],
    net: await creatorNet(tx, shop),
    statuses:
      await tx`select id, status from public.purchases where creator_id = ${shop.creator.id} order by id`,
  }));

async function removeShop({ creator, otherCreator, learner, otherLearner }: Shop) {
  const people = [creator.id, otherCreator.id, learner.id, otherLearner.id];
  await sql.begin(async (tx) => {
    // The ledger is append-only: only without its triggers can a test tidy up.
    await tx`set local session_replication_role = replica`;
    const sold = await tx<
      { id: string }[]
    >`select id from public.purchases where buyer_key = any (${people})`;
    const ids = sold.map(({ id }) => id);
    const accounts = tx`select id from private.credit_accounts where buyer_key = any (${people})`;
    const postings = tx`select transaction_id from private.credit_entries where account_id in (${accounts})`;
    const mine = (await postings).map((row) => row.transaction_id);
    await tx`delete from private.credit_spendings where purchase_id = any (${ids})`;
    await tx`delete from private.credit_lots where account_id in (${accounts})`;
    await tx`delete from private.credit_entries where transaction_id = any (${mine})`;
    await tx`delete from private.credit_transactions where id = any (${mine})`;
    await tx`delete from private.credit_accounts where buyer_key = any (${people})`;
    for (const kind of ["refunds", "disputes"] as const)
      await tx`delete from ${tx(`private.stripe_${kind}`)} where payment_intent_id = any (${ids.map((id) => `pi_${id}`)})`;
    await tx`delete from private.payment_events where purchase_id = any (${ids})`;
    await tx`delete from private.stripe_sessions where purchase_id = any (${ids})`;
    await tx`delete from public.purchase_status_changes where purchase_id = any (${ids})`;
    await tx`delete from public.purchases where id = any (${ids})`;
    await tx`delete from public.creator_earnings_daily where creator_id = ${creator.id}`;
  });
  await sql`delete from public.lessons where creator_id = ${creator.id}`;
  await sql`delete from auth.users where id = any (${people})`;
}
