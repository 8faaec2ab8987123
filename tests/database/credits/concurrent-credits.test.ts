import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  createLessons,
  inCreditShop,
} from "../../support/database/credit-histories/concurrent/committed-shop.ts";
import {
  createCreditTasks,
  creditRowsOf,
  redeem,
} from "../../support/database/credit-histories/concurrent/writers.ts";
import { buyCredits, creditsOf, starter } from "../../support/database/credits.ts";
import { asRole, sql, withRollback } from "../../support/database/database.ts";
import { runByMortals, type Task } from "../../support/database/histories/killed-writers.ts";
import { shuffled } from "../../support/database/histories/properties.ts";
import type { Shop } from "../../support/database/shop.ts";
import { seededRandom } from "../../support/prng.ts";
import { scaled } from "../../support/scale.ts";

test(
  "fifty presses at once with credits for one lesson open one",
  inCreditShop(async ({ learner, creator }) => {
    await sql.begin((tx) => buyCredits(tx, learner, starter));
    const lessons = await createLessons(creator, 50);
    const answers = await Promise.all(
      lessons.map(
        (id) => sql<{ outcome: string }[]>`
        select public.redeem_lesson(${learner.id}, ${id}, ${randomUUID()}, 10, false) ->> 'outcome' as outcome`,
      ),
    );
    const outcomes = answers.map(([row]) => row?.outcome).toSorted();
    expect(outcomes).toEqual([...Array(49).fill("insufficient_credits"), "redeemed"]);
    expect(await sql.begin((tx) => creditsOf(tx, learner))).toMatchObject({
      balance: 0,
      lots: [{ spent: 500 }],
    });
  }),
);

test(
  "one press sent fifty times at once under one key opens the lesson once",
  inCreditShop(async ({ learner, lessonId }) => {
    await sql.begin((tx) => buyCredits(tx, learner, starter));
    const press = redeem(learner, lessonId, randomUUID());
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(sql)));
    expect(new Set(answers.map((rows) => JSON.stringify(rows))).size).toBe(1);
    expect((await sql.begin((tx) => creditsOf(tx, learner))).balance).toBe(0);
  }),
);

test.each(
  process.env.LECTERN_SEED
    ? [Number(process.env.LECTERN_SEED)]
    : Array.from({ length: scaled(1, 12) }, (_, index) => index + 1),
)(
  "sixteen writers whose backends are killed leave what one writer leaves: packs, grants, openings, undos, returns, refunds and disputes (seed %i)",
  (seed) =>
    inCreditShop(async (shop) => {
      const random = seededRandom(seed);
      const tasks = await createCreditTasks(shop);
      const byOne = await rowsByOneWriter(shop, tasks);
      const all = shuffled(Array.from({ length: scaled(3, 12) }, () => tasks).flat(), random);
      expect(await runByMortals(16, all, random)).toBeGreaterThan(5);
      // An opening that came before its credits is repeated, as a member would.
      for (const task of tasks) await task(sql);
      expect(await creditRowsOf(sql, shop)).toEqual(byOne);
      for (const { id } of [shop.learner, shop.otherLearner]) await sql.begin((tx) => creditsOf(tx, { id }));
      for (const task of shuffled(tasks, random)) await task(sql);
      expect(await creditRowsOf(sql, shop), "everything said once more").toEqual(byOne);
    })(),
);

/** What the same tasks lead to in their order, undone afterwards. */
async function rowsByOneWriter(shop: Shop, tasks: Task[]) {
  const rows: unknown[] = [];
  await withRollback(async (tx) => {
    for (const task of tasks) await asRole(tx, "service_role", () => task(tx));
    rows.push(await creditRowsOf(tx, shop));
  })();
  return rows[0];
}
