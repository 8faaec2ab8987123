import { expect, test } from "vitest";
import {
  type Actor,
  asRole,
  denied,
  errorCodeOf,
  type Tx,
  withRollback,
} from "../../support/database/database.ts";
import { createPurchase, createShop } from "../../support/database/shop.ts";

async function visit(tx: Tx, actor: Actor, lessonId: string): Promise<boolean> {
  const [row] = await asRole(
    tx,
    actor,
    () => tx<{ visited: boolean }[]>`select public.record_visit(${lessonId}) as visited`,
  );
  return row?.visited ?? false;
}

const countTraces = async (tx: Tx, lessonId: string) => [
  (await tx`select from public.lesson_openings where lesson_id = ${lessonId}`).length,
  (await tx`select from public.lesson_progress where lesson_id = ${lessonId}`).length,
];

test(
  "a visit of a reader is recorded, of a free lesson without an opening; of nobody else's is any trace",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop, { status: "refunded" });
    expect(await visit(tx, shop.learner, shop.lessonId)).toBe(false);
    expect(await visit(tx, shop.otherLearner, shop.lessonId)).toBe(false);
    expect(await countTraces(tx, shop.lessonId)).toEqual([0, 0]);
    await createPurchase(tx, shop);
    expect(await visit(tx, shop.learner, shop.lessonId)).toBe(true);
    expect(await visit(tx, shop.learner, shop.lessonId)).toBe(true);
    expect(await countTraces(tx, shop.lessonId)).toEqual([1, 1]);
    const free = await createShop(tx, { price: "0" });
    expect(await visit(tx, free.otherLearner, free.lessonId)).toBe(true);
    expect(await countTraces(tx, free.lessonId)).toEqual([0, 1]);
  }),
);

test(
  "a right that is missing is an error, and no lesson that is closed",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createPurchase(tx, shop);
    await tx`revoke insert (user_id, lesson_id) on public.lesson_openings from authenticated`;
    expect(await errorCodeOf(tx, (inner) => visit(inner, shop.learner, shop.lessonId))).toBe(denied);
  }),
);
