import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  buyCredits,
  creatorNet,
  creditsOf,
  professional,
  redeem,
  returnCredits,
  undoRedemption,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createShop, getPurchase, type Shop } from "../../support/database/shop.ts";

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

/** Purchases' terms are immutable: only without triggers can a test make them older. */
async function letPass(tx: Tx, time: string) {
  await tx`set local session_replication_role = replica`;
  await tx`update public.purchases set created_at = created_at - ${time}::interval where paid_with = 'credits'`;
  await tx`set local session_replication_role = origin`;
}

describe("credits come back", () => {
  test(
    "by an undo, until the lesson is read or 15 minutes have passed",
    withShop(async (tx, { learner, otherLearner, lessonId }) => {
      await buyCredits(tx, learner, professional);
      const first = await redeem(tx, learner, lessonId);
      expect(await undoRedemption(tx, otherLearner, first.purchaseId)).toEqual({ outcome: "not_found" });
      expect(await undoRedemption(tx, learner, first.purchaseId)).toEqual({
        outcome: "undone",
        balance: 3500,
      });
      expect(await undoRedemption(tx, learner, first.purchaseId)).toEqual({
        outcome: "undone",
        balance: 3500,
      });
      expect(await getPurchase(tx, first.purchaseId)).toMatchObject({
        status: "refunded",
        refunded_minor: 856,
      });
      const second = await redeem(tx, learner, lessonId);
      await tx`insert into public.lesson_openings (user_id, lesson_id) values (${learner.id}, ${lessonId})`;
      expect(await undoRedemption(tx, learner, second.purchaseId)).toEqual({ outcome: "opened" });
      await tx`delete from public.lesson_openings where user_id = ${learner.id}`;
      await letPass(tx, "15 minutes 1 second");
      expect(await undoRedemption(tx, learner, second.purchaseId)).toEqual({ outcome: "too_late" });
      expect((await creditsOf(tx, learner)).balance).toBe(2501);
    }),
  );

  test(
    "by an undo, but not more than ten times in a day",
    withShop(async (tx, { learner, lessonId }) => {
      await buyCredits(tx, learner, professional);
      const openAndUndo = async () =>
        undoRedemption(tx, learner, (await redeem(tx, learner, lessonId)).purchaseId);
      for (let time = 0; time < 10; time++) expect(await openAndUndo()).toMatchObject({ outcome: "undone" });
      const { purchaseId } = await redeem(tx, learner, lessonId);
      const refused = await undoRedemption(tx, learner, purchaseId);
      expect(refused).toEqual({ outcome: "too_many", retryAfterSeconds: 86_400 });
      await tx`set local session_replication_role = replica`;
      await tx`update private.credit_transactions set created_at = created_at - interval '1 day'
        where id = (select max(id) from private.credit_transactions where kind = 'undone')`;
      await tx`set local session_replication_role = origin`;
      expect(await undoRedemption(tx, learner, purchaseId)).toMatchObject({ outcome: "undone" });
    }),
  );

  test(
    "by a refund of the lesson's creator, who no longer earns from it",
    withShop(async (tx, shop) => {
      await buyCredits(tx, shop.learner, professional);
      const { purchaseId } = await redeem(tx, shop.learner, shop.lessonId);
      expect(await returnCredits(tx, shop.otherCreator, purchaseId)).toEqual({ outcome: "not_found" });
      const request = randomUUID();
      for (let time = 0; time < 2; time++)
        expect(await returnCredits(tx, shop.creator, purchaseId, request)).toEqual({
          outcome: "returned",
          credits: 999,
        });
      expect(await returnCredits(tx, shop.creator, purchaseId)).toEqual({ outcome: "nothing_left" });
      expect((await creditsOf(tx, shop.learner)).balance).toBe(3500);
      expect(await creatorNet(tx, shop)).toBe(0);
      const [posting] = await tx`select actor_id, kind::text from private.credit_transactions
        where purchase_id = ${purchaseId} order by id desc limit 1`;
      expect(posting).toEqual({ actor_id: shop.creator.id, kind: "returned" });
    }),
  );
});
