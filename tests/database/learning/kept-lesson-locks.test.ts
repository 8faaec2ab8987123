import { expect, test } from "vitest";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { counterProblemsOf } from "../../support/database/counter-problems.ts";
import {
  createLessons,
  inCreditShop,
} from "../../support/database/credit-histories/concurrent/committed-shop.ts";
import { buyCredits, redeem } from "../../support/database/credits.ts";
import { asRole, sql, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record, refundOf } from "../../support/database/payment-facts.ts";
import {
  type Checkout,
  createPerson,
  createPurchase,
  createShop,
  openCheckout,
} from "../../support/database/shop.ts";
import { beginUntilWaiting } from "../../support/database/waiting.ts";

type Person = { id: string };

test(
  "two refunds of one lesson, one of a buyer who paid twice, do not wait for each other in a circle",
  inCommittedShop(async (shop) => {
    const { learner, lessonId } = shop;
    await withNeighbour(learner, async (neighbour) => {
      const [once, first, second] = await Promise.all(
        [learner, neighbour, neighbour].map((buyer) => createCancelled(shop, buyer)),
      );
      if (!once || !first || !second) throw new Error("no three checkouts");
      await keep([learner, neighbour], [lessonId]);
      for (const [index, checkout] of [once, first, second].entries())
        await sql.begin((tx) => record(tx, later(index, facts.paid(checkout))));
      const refunds = await holdingCounter(lessonId, async () => {
        const answers = [];
        for (const refunded of [once, first])
          answers.push(
            await beginUntilWaiting((tx) =>
              record(tx, later(60, { type: "refund.created", object: refundOf(refunded) })),
            ),
          );
        return answers;
      });
      const outcomes = await Promise.all(refunds.map(({ answer }) => answer));
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(["recorded", "recorded"]);
    });
  }),
);

test(
  "an account that is deleted and another's pack that is disputed do not wait for each other in a circle",
  inCreditShop(async ({ creator, learner }) => {
    await withNeighbour(learner, async (neighbour) => {
      const [former = "", latter = ""] = (await createLessons(creator, 2)).toSorted();
      const pack = await sql.begin((tx) => buyCredits(tx, learner, 2000));
      for (const lessonId of [latter, former]) await sql.begin((tx) => redeem(tx, learner, lessonId));
      await keep([learner, neighbour], [former, latter]);
      const both = await holdingCounter(former, async () => [
        await beginUntilWaiting((tx) => tx`delete from auth.users where id = ${neighbour.id}`),
        await beginUntilWaiting((tx) => record(tx, later(60, facts.dispute(pack)))),
      ]);
      await Promise.all(both.map(({ answer }) => answer));
      expect(await keepersOf([former, latter])).toEqual([1, 1]);
    });
  }),
);

test(
  "a first visit and the deletion of its reader's account do not wait for each other in a circle",
  inCommittedShop(async (shop) => {
    const { learner, lessonId } = shop;
    await createPurchase(sql, shop, { status: "refunded" });
    await sql`update public.lessons set price = 0 where id = ${lessonId}`;
    const both = await sql.begin(async (tx) => {
      await tx`select from public.lessons where id = ${lessonId} for update`;
      return [
        await beginUntilWaiting((visit) => begin(visit, learner, lessonId)),
        await beginUntilWaiting((deletion) => deletion`select public.anonymize_user(${learner.id})`),
      ];
    });
    await Promise.all(both.map(({ answer }) => answer));
    expect(await keepersOf([lessonId])).toEqual([0]);
  }),
);

test(
  "who begins a lesson that they are paying for is counted as its buyer",
  inCommittedShop(async ({ learner, lessonId }) => {
    const checkout = await sql.begin((tx) => openCheckout(tx, learner, lessonId));
    await sql`update public.lessons set price = 0 where id = ${lessonId}`;
    await whilePaying(checkout, (visit) => begin(visit, learner, lessonId));
    expect(await sql.begin((tx) => counterProblemsOf(tx, [lessonId]))).toEqual([]);
    expect(await keepersOf([lessonId])).toEqual([]);
  }),
);

test(
  "who no longer keeps a lesson that they are paying for is taken off its counter once",
  inCommittedShop(async ({ learner, lessonId }) => {
    const checkout = await sql.begin((tx) => openCheckout(tx, learner, lessonId));
    await keep([learner], [lessonId]);
    await whilePaying(
      checkout,
      (deletion) => deletion`delete from public.kept_lessons where user_id = ${learner.id}`,
    );
    expect(await sql.begin((tx) => counterProblemsOf(tx, [lessonId]))).toEqual([]);
    expect(await keepersOf([lessonId])).toEqual([0]);
  }),
);

test(
  "deleting a lesson waits for none of those who keep it",
  withRollback(async (tx) => {
    const { learner, lessonId } = await createShop(tx, { price: "0" });
    await tx`set local session_replication_role = replica`; // no triggers, which lock
    await tx`insert into public.kept_lessons (user_id, lesson_id) values (${learner.id}, ${lessonId})`;
    await tx`set local session_replication_role = origin`;
    const locks = () => tx`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`;
    const before = await locks();
    await tx`delete from public.lessons where id = ${lessonId}`;
    expect(await locks()).toHaveLength(before.length);
  }),
);

/** With another member, who is counted in the same shard of a lesson's counter; deleted afterwards. */
async function withNeighbour(member: Person, scenario: (neighbour: Person) => Promise<void>) {
  for (;;) {
    const other = await createPerson(sql);
    try {
      const [row] = await sql<{ share: boolean }[]>`
        select hashtext(${member.id}) % 4 = hashtext(${other.id}) % 4 as share`;
      if (row?.share) return await scenario(other);
    } finally {
      await sql`delete from auth.users where id = ${other.id}`;
    }
  }
}

/** A checkout that was cancelled before its payment, so that a buyer can have several. */
async function createCancelled(shop: Parameters<typeof createPurchase>[1], buyer: Person) {
  const fields = { status: "cancelled", stripe_session_id: null, payment_intent_id: null };
  const purchaseId = await createPurchase(sql, shop, { user_id: buyer.id, ...fields });
  return { purchaseId, amountMinor: 1200, currency: "usd" };
}

/** The lessons are free for a while, and begun. */
async function keep(members: Person[], lessonIds: string[]) {
  await sql`update public.lessons set price = 0 where id = any (${lessonIds})`;
  for (const member of members)
    for (const lessonId of lessonIds) await sql.begin((tx) => begin(tx, member, lessonId));
  await sql`update public.lessons set price = 5 where id = any (${lessonIds})`;
}

const begin = (tx: Tx, member: Person, lessonId: string) =>
  asRole(tx, member, () => tx`select public.record_progress(${lessonId})`);

/** What waits for a payment that is recorded, but not committed. */
async function whilePaying(checkout: Checkout, work: (tx: Tx) => Promise<unknown>) {
  const { answer } = await sql.begin(async (tx) => {
    await record(tx, facts.paid(checkout));
    return beginUntilWaiting(work);
  });
  await answer;
}

/** What is begun while another transaction holds a lesson's counter. */
const holdingCounter = <T>(lessonId: string, work: () => Promise<T>) =>
  sql.begin(async (tx: Tx) => {
    await tx`select from private.kept_lesson_counts where lesson_id = ${lessonId} for update`;
    return work();
  });

async function keepersOf(lessonIds: string[]) {
  const rows = await sql`
    select sum(keepers)::integer as keepers from private.kept_lesson_counts
    where lesson_id = any (${lessonIds}) group by lesson_id order by lesson_id`;
  return rows.map(({ keepers }) => keepers);
}
