import { randomUUID } from "node:crypto";
import { buyCredits, openCreditCheckout } from "../../credits.ts";
import { type Queries, sql, type Tx } from "../../database.ts";
import { type Task, toTask } from "../../histories/killed-writers.ts";
import { facts, later, record } from "../../payment-facts.ts";
import type { Checkout, Shop } from "../../shop.ts";
import { createLessons } from "./committed-shop.ts";

type Person = { id: string };

/**
 * What happens to the credits of two members, in an order in which all of it succeeds. Each task may be repeated, and
 * the end does not depend on the order: these credits cost their face value, whichever lot a lesson is opened from.
 */
export async function createCreditTasks(shop: Shop): Promise<Task[]> {
  const { learner, otherLearner, creator } = shop;
  const lessons = await createLessons(creator, 10);
  const operator = shop.otherCreator;
  const [packs, spent] = await sql.begin(async (tx) => {
    await tx`update public.profiles set role = 'operator' where id = ${operator.id}`;
    const spent = await buyCredits(tx, otherLearner, 700);
    await redeemOnce(otherLearner, lessons[0])(tx);
    return [await submitPacks(tx, learner), spent] as const;
  });
  return [
    ...packs.map((pack) => toTask(facts.settledLater(pack))),
    ...reversalsOf(packs, spent).map(toTask),
    grant(operator, learner, 800),
    grant(operator, learner, 700),
    ...lessons.map((lessonId) => redeemOnce(learner, lessonId)),
    ...lessons.slice(0, 3).map((lessonId) => undo(learner, lessonId)),
    ...lessons.slice(3, 5).map((lessonId) => giveBack(creator, learner, lessonId)),
    ...packs.slice(1, 2).map((pack) => requestRefund(operator, pack, 50)),
  ];
}

/** Three checkouts that are being paid at once, by bank debit. */
async function submitPacks(tx: Tx, buyer: Person): Promise<Checkout[]> {
  const packs: Checkout[] = [];
  for (const credits of [2000, 1500, 1000]) {
    const pack = await openCreditCheckout(tx, buyer, credits);
    await record(tx, facts.submitted(pack));
    packs.push(pack);
  }
  return packs;
}

/** Disputes that are won, lost over a part, and lost over all; refunds that stand and that fail. */
function reversalsOf([won, refunded, part]: Checkout[], lost: Checkout) {
  if (!won || !refunded || !part) throw new Error("no packs");
  const { dispute, refund } = facts;
  const failing = { id: `re_failing_${refunded.purchaseId}`, amount: 100 };
  return [
    ...[dispute(won), later(9, dispute(won, { status: "won" }))],
    ...[refund(refunded, { amount: 300 }), refund(refunded, failing)],
    later(9, refund(refunded, { ...failing, status: "failed" })),
    ...[dispute(part, { amount: 200 }), later(9, dispute(part, { amount: 200, status: "lost" }))],
    ...[dispute(lost), later(9, dispute(lost, { status: "lost" }))],
  ];
}

export const redeem =
  ({ id }: Person, lessonId: string, key: string): Task =>
  (writer) =>
    writer`select public.redeem_lesson(${id}, ${lessonId}, ${key}, 10, false) as answer`;

const redeemOnce = (buyer: Person, lessonId = ""): Task => redeem(buyer, lessonId, randomUUID());

const grant = (operator: Person, { id }: Person, credits: number): Task => {
  const request = randomUUID();
  return (writer) =>
    writer`select public.grant_credits(${operator.id}, 'aal2', ${id}, ${credits}, 'A gift', ${request})`;
};

const openingOf = (writer: Queries, { id }: Person, lessonId: string) =>
  writer`public.purchases where buyer_key = ${id} and lesson_id = ${lessonId} and paid_with = 'credits'`;

/** Does nothing before the lesson is opened. */
const undo =
  (buyer: Person, lessonId: string): Task =>
  (writer) =>
    writer`select public.undo_redemption(${buyer.id}, id) from ${openingOf(writer, buyer, lessonId)}`;

const giveBack = (creator: Person, buyer: Person, lessonId: string): Task => {
  const request = randomUUID();
  return (writer) =>
    writer`select public.return_credits(${creator.id}, id, ${request}) from ${openingOf(writer, buyer, lessonId)}`;
};

const requestRefund = (operator: Person, { purchaseId }: Checkout, amount: number): Task => {
  const request = randomUUID();
  return (writer) =>
    writer`select public.request_refund(${operator.id}, ${purchaseId}, ${request}, ${amount},
      'requested_by_customer', '', null, 'aal2')`;
};

/** Both members' credits, what they opened, what the creator earned, and what the ledger says of itself. */
export async function creditRowsOf(queries: Queries, { learner, otherLearner, creator }: Shop) {
  const members = [learner.id, otherLearner.id];
  const [rows] = await queries`
    select
      (select jsonb_agg(jsonb_build_object('balance', balance, 'spent', (select sum(spent) from private.credit_lots as lot
          where lot.account_id = account.id), 'posted', (select sum(amount) from private.credit_entries as entry
          where entry.account_id = account.id), 'lots', (
          select jsonb_agg(jsonb_build_array(purchase_id, credits, removed, blocked) order by purchase_id, credits)
          from private.credit_lots as lot where lot.account_id = account.id)) order by buyer_key)
        from private.credit_accounts as account where buyer_key = any (${members})) as credits,
      (select jsonb_agg(jsonb_build_array(buyer_key, lesson_id, status, credits, paid_minor, refunded_minor,
          disputed_minor, grants_access) order by buyer_key, lesson_id)
        from public.purchases where buyer_key = any (${members}) and paid_with = 'credits') as openings,
      (select jsonb_agg(jsonb_build_array(id, status, paid_minor, refunded_minor, disputed_minor) order by id)
        from public.purchases where buyer_key = any (${members}) and kind = 'credits') as packs,
      (select jsonb_agg(to_jsonb(earned)) from public.creator_earnings as earned
        where creator_id = ${creator.id}) as earnings`;
  return rows;
}
