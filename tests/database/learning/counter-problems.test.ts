import { describe, expect, test } from "vitest";
import { counterProblemsOf } from "../../support/database/counter-problems.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { type Checkout, createShop, openCheckout, type Shop } from "../../support/database/shop.ts";
import { sample } from "../../support/scale.ts";

type Step = (tx: Tx, shop: Shop, checkout: Checkout) => Promise<unknown>;

const keep: Step = async (tx, { learner, lessonId }) => {
  await tx`update public.lessons set price = 0 where id = ${lessonId}`;
  await asRole(tx, learner, () => tx`select public.record_progress(${lessonId})`);
};
const pay: Step = (tx, _, checkout) => record(tx, facts.paid(checkout));
const refund: Step = (tx, _, checkout) => record(tx, facts.refund(checkout));
const dispute: Step = (tx, _, checkout) => record(tx, facts.dispute(checkout));
const win: Step = (tx, _, checkout) => record(tx, later(60, facts.dispute(checkout, { status: "won" })));
const leave: Step = (tx, { learner }) => tx`select public.anonymize_user(${learner.id})`;
const goAtOnce: Step = (tx, { learner }) => tx`delete from auth.users where id = ${learner.id}`;

// biome-ignore format: a table
const cases: [title: string, counted: { sales: number; keepers: number }, ...steps: Step[]][] = [
  ["bought, kept, left and refunded",    { sales: 0, keepers: 0 }, pay, keep, leave, refund],
  ["kept, bought and refunded",          { sales: 0, keepers: 1 }, keep, pay, refund],
  ["bought, kept, disputed, and won",    { sales: 1, keepers: 0 }, pay, keep, dispute, win],
  ["kept by who left",                   { sales: 0, keepers: 0 }, keep, leave, goAtOnce],
  ["kept",                               { sales: 0, keepers: 1 }, keep],
  ["kept twice",                         { sales: 0, keepers: 1 }, keep, keep],
  ["kept and bought",                    { sales: 1, keepers: 0 }, keep, pay],
  ["bought and kept",                    { sales: 1, keepers: 0 }, pay, keep],
  ["bought, refunded and kept",          { sales: 0, keepers: 1 }, pay, refund, keep],
  ["bought, kept and disputed",          { sales: 0, keepers: 1 }, pay, keep, dispute],
  ["kept by who was deleted",            { sales: 0, keepers: 0 }, keep, goAtOnce],
  ["kept and bought by who left",        { sales: 1, keepers: 0 }, keep, pay, leave, goAtOnce],
  ["bought and kept by who was deleted", { sales: 1, keepers: 0 }, pay, keep, goAtOnce],
];

describe("counters of a lesson that was", () => {
  test.each(sample(cases, 4))("%s: %j", (_, expected, ...steps) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const checkout = await openCheckout(tx, shop.learner, shop.lessonId);
      for (const step of steps) {
        await step(tx, shop, checkout);
        expect(await counterProblemsOf(tx, [shop.lessonId])).toEqual([]);
      }
      expect(await countsOf(tx, shop)).toEqual(expected);
    })(),
  );
});

test.each([1, -1])("counters that differ by %i from what they count are found, and corrected", (difference) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    const { lessonId, creator, otherLearner } = shop;
    const checkout = await openCheckout(tx, shop.learner, lessonId);
    await pay(tx, shop, checkout);
    await keep(tx, { ...shop, learner: otherLearner }, checkout);
    await tx`update public.lesson_sales set sales = sales + ${difference} where lesson_id = ${lessonId}`;
    // In the shard to which the correction adds.
    await tx`
      insert into private.kept_lesson_counts as known (lesson_id, shard, keepers) values (${lessonId}, 0, ${difference})
      on conflict on constraint kept_lesson_counts_pkey do update set keepers = known.keepers + excluded.keepers`;
    expect(await counterProblemsOf(tx, [shop.lessonId])).toEqual([
      "keepers_differ_from_kept_lessons",
      "sales_differ_from_purchases",
    ]);
    await tx`select private.rebuild_earnings(${creator.id}), private.correct_keepers(${lessonId})`;
    expect(await counterProblemsOf(tx, [shop.lessonId])).toEqual([]);
    expect(await countsOf(tx, shop)).toEqual({ sales: 1, keepers: 1 });
  })(),
);

async function countsOf(tx: Tx, { lessonId }: Shop) {
  const [row] = await tx`
    select
      (select coalesce(sum(sales), 0)::integer from public.lesson_sales where lesson_id = ${lessonId}) as sales,
      (select coalesce(sum(keepers), 0)::integer from private.kept_lesson_counts where lesson_id = ${lessonId}) as keepers`;
  return row;
}
