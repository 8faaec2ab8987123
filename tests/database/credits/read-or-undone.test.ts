import { expect, test } from "vitest";
import { buyCredits, professional, redeem, undoRedemption } from "../../support/database/credits.ts";
import { asRole, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

test(
  "a lesson is read or undone: its body is shown once its opening is recorded",
  withShop(async (tx, { learner, otherLearner, lessonId }) => {
    await buyCredits(tx, learner, professional);
    const body = () =>
      asRole(tx, learner, () => tx`select from public.lesson_contents where lesson_id = ${lessonId}`);
    const open =
      ({ id }: { id: string }) =>
      (inner: Tx) =>
        asRole(
          inner,
          { id },
          () =>
            inner`insert into public.lesson_openings (user_id, lesson_id) values (${id}, ${lessonId}) returning 1 as one`,
        );
    const first = await redeem(tx, learner, lessonId);
    expect(await body()).toHaveLength(0);
    await undoRedemption(tx, learner, first.purchaseId);
    expect(await open(learner)(tx)).toEqual([]);
    const second = await redeem(tx, learner, lessonId);
    expect(await errorCodeOf(tx, open(otherLearner))).toBe("42501");
    expect(await open(learner)(tx)).toHaveLength(1);
    expect(await body()).toHaveLength(1);
    expect(await undoRedemption(tx, learner, second.purchaseId)).toEqual({ outcome: "opened" });
  }),
);

test(
  "a lesson that was opened with credits is read without a word after a quarter of an hour",
  withShop(async (tx, { learner, lessonId }) => {
    await buyCredits(tx, learner, professional);
    const { purchaseId } = await redeem(tx, learner, lessonId);
    await tx`set local session_replication_role = replica`;
    await tx`update public.purchases set created_at = now() - interval '15 minutes' where id = ${purchaseId}`;
    await tx`set local session_replication_role = origin`;
    const body = await asRole(
      tx,
      learner,
      () => tx`select from public.lesson_contents where lesson_id = ${lessonId}`,
    );
    expect(body).toHaveLength(1);
    expect(await undoRedemption(tx, learner, purchaseId)).toEqual({ outcome: "too_late" });
  }),
);

test(
  "a lesson that is read while it is free, after it was undone, is an opening too",
  withShop(async (tx, { learner, lessonId }) => {
    await buyCredits(tx, learner, professional);
    const { purchaseId } = await redeem(tx, learner, lessonId);
    await undoRedemption(tx, learner, purchaseId);
    await tx`update public.lessons set price = 0 where id = ${lessonId}`;
    const opened = await asRole(
      tx,
      learner,
      () =>
        tx`insert into public.lesson_openings (user_id, lesson_id) values (${learner.id}, ${lessonId}) returning 1`,
    );
    expect(opened).toHaveLength(1);
    await tx`update public.lessons set price = 9.99 where id = ${lessonId}`;
    const again = await redeem(tx, learner, lessonId);
    expect(await undoRedemption(tx, learner, again.purchaseId)).toEqual({ outcome: "opened" });
  }),
);
