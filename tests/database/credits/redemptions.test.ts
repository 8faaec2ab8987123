import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  buyCredits,
  creatorNet,
  creditsOf,
  grantCredits,
  professional,
  redeem,
  spendingsOf,
  undoRedemption,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import {
  createLesson,
  createShop,
  getPurchase,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";

const { paid, submitted } = facts;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

describe("opening a lesson with credits", () => {
  test(
    "takes its price, gives access, and pays the creator what was paid for the credits",
    withShop(async (tx, shop) => {
      await buyCredits(tx, shop.learner, professional);
      const { purchaseId, ...answer } = await redeem(tx, shop.learner, shop.lessonId);
      expect(answer).toEqual({ outcome: "redeemed", balance: 2501 });
      expect(await spendingsOf(tx, purchaseId)).toEqual([{ credits: 999, value: 856 }]);
      expect(await getPurchase(tx, purchaseId)).toMatchObject({
        status: "completed",
        amount: 8.56,
        platform_fee: 0.86,
        creator_earnings: 7.7,
      });
      expect(await creatorNet(tx, shop)).toBe(770);
    }),
  );

  test(
    "is done once under one key, and refuses another lesson under it",
    withShop(async (tx, shop) => {
      const { learner, lessonId } = shop;
      await buyCredits(tx, learner, professional);
      const key = randomUUID();
      const first = await redeem(tx, learner, lessonId, key);
      expect(await redeem(tx, learner, lessonId, key)).toEqual(first);
      const other = await createLesson(tx, { creator_id: shop.creator.id });
      expect(await redeem(tx, learner, other, key)).toEqual({ outcome: "other_lesson" });
      expect(await redeem(tx, learner, lessonId)).toEqual({ outcome: "already_purchased" });
      expect((await creditsOf(tx, learner)).balance).toBe(2501);
      await buyCredits(tx, shop.otherLearner, professional);
      const others = await redeem(tx, shop.otherLearner, lessonId, key);
      expect(others).toMatchObject({ outcome: "redeemed", balance: 2501 });
      expect(others.purchaseId).not.toBe(first.purchaseId);
    }),
  );

  test(
    "is refused for one's own lesson, and while a payment for it is under way",
    withShop(async (tx, { learner, creator, lessonId }) => {
      for (const buyer of [learner, creator]) await buyCredits(tx, buyer, professional);
      expect(await redeem(tx, creator, lessonId)).toEqual({ outcome: "already_purchased" });
      const checkout = await openCheckout(tx, learner, lessonId);
      await record(tx, submitted(checkout));
      expect(await redeem(tx, learner, lessonId)).toEqual({ outcome: "processing" });
    }),
  );

  test(
    "takes granted credits first, then the oldest lot",
    withShop(async (tx, { learner, lessonId }) => {
      await buyCredits(tx, learner);
      await buyCredits(tx, learner, 300);
      await grantCredits(tx, await createOperator(tx), learner, 400);
      const { purchaseId } = await redeem(tx, learner, lessonId);
      expect((await creditsOf(tx, learner)).lots.map(({ spent }) => spent)).toEqual([500, 99, 400]);
      expect(await spendingsOf(tx, purchaseId)).toEqual([
        { credits: 500, value: 499 },
        { credits: 99, value: 99 },
        { credits: 400, value: 400 },
      ]);
    }),
  );

  test.each([
    ["too few credits", { price: "9.99" }, { outcome: "insufficient_credits", missing: 499, balance: 500 }],
    ["another currency", { price: "4.00", currency: "eur" }, { outcome: "not_for_credits" }],
    ["a free lesson", { price: "0" }, { outcome: "not_for_credits" }],
    ["an archived lesson", { price: "4.00", status: "archived" as const }, { outcome: "lesson_not_found" }],
  ])("is refused for %s", async (_, lesson, refused) => {
    await withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, lesson);
      await buyCredits(tx, learner);
      expect(await redeem(tx, learner, lessonId)).toEqual(refused);
      expect((await creditsOf(tx, learner)).balance).toBe(500);
    })();
  });

  test(
    "of a lot adds up to its price, also around an undone spending",
    withShop(async (tx, shop) => {
      await buyCredits(tx, shop.learner, professional);
      const lesson = (price: string) => createLesson(tx, { creator_id: shop.creator.id, price });
      const lessons = await Promise.all(["9.99", "3.33", "7.77", "6.66", "7.25"].map(lesson));
      const opened: string[] = [];
      for (const id of lessons) opened.push((await redeem(tx, shop.learner, id)).purchaseId);
      await undoRedemption(tx, shop.learner, opened[1] ?? "");
      opened[1] = (await redeem(tx, shop.learner, await lesson("3.33"))).purchaseId;
      const values = await Promise.all(opened.map((id) => spendingsOf(tx, id)));
      expect((await creditsOf(tx, shop.learner)).balance).toBe(0);
      expect(values.flat().reduce((sum, { value }) => sum + value, 0)).toBe(2999);
    }),
  );
});

test(
  "a payment for a lesson that is open with credits is a duplicate",
  withShop(async (tx, { learner, lessonId }) => {
    const checkout = await openCheckout(tx, learner, lessonId);
    await buyCredits(tx, learner, professional);
    await redeem(tx, learner, lessonId);
    expect(await record(tx, paid(checkout))).toMatchObject({ status: "review", duplicate: true });
  }),
);
