import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  buyCredits,
  creditsOf,
  grantCredits,
  openCreditCheckout,
  redeem,
  redeemAt,
  returnCredits,
  starter,
  undoRedemption,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop, getPurchase, openCheckout, type Shop } from "../../support/database/shop.ts";

const { paid, submitted, settledLater } = facts;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "3.00" }));
  });

describe("a lesson is not opened with credits", () => {
  test(
    "at a higher price than was shown; a lower one is welcome",
    withShop(async (tx, { learner, lessonId }) => {
      await buyCredits(tx, learner);
      expect(await redeemAt(tx, learner, lessonId, 299)).toEqual({ outcome: "price_changed", price: 300 });
      expect(await redeemAt(tx, learner, lessonId, 301)).toMatchObject({ outcome: "redeemed", balance: 200 });
    }),
  );

  test(
    "when it was free as its reader began it",
    withShop(async (tx, { learner, lessonId }) => {
      await buyCredits(tx, learner);
      await tx`insert into public.kept_lessons (user_id, lesson_id) values (${learner.id}, ${lessonId})`;
      expect(await redeem(tx, learner, lessonId)).toEqual({ outcome: "already_purchased" });
    }),
  );

  test(
    "after the account was deleted; nor are credits bought",
    withShop(async (tx, { learner, lessonId }) => {
      await buyCredits(tx, learner);
      await tx`delete from auth.users where id = ${learner.id}`;
      expect(await redeem(tx, learner, lessonId)).toEqual({ outcome: "unauthenticated" });
      expect(await openCreditCheckout(tx, learner, starter)).toEqual({ outcome: "unauthenticated" });
    }),
  );
});

test(
  "no credits are sold for a lesson that its buyer has already, is paying for, or cannot buy",
  withShop(async (tx, { learner, otherLearner, lessonId }) => {
    const wanted = (buyer: Shop["learner"]) => openCreditCheckout(tx, buyer, 300, { lessonId });
    expect(await wanted(otherLearner)).toMatchObject({ outcome: "open" });
    const sale = await openCheckout(tx, learner, lessonId);
    await record(tx, submitted(sale));
    expect(await wanted(learner)).toMatchObject({ outcome: "processing" });
    await record(tx, settledLater(sale));
    expect(await wanted(learner)).toMatchObject({ outcome: "already_purchased" });
    await tx`update public.lessons set status = 'archived' where id = ${lessonId}`;
    expect(await wanted(otherLearner)).toMatchObject({ outcome: "lesson_not_found" });
  }),
);

test(
  "a grant that was sent before is not sent again with another number, nor to another member",
  withShop(async (tx, { learner, otherLearner }) => {
    const operator = await createOperator(tx);
    const request = randomUUID();
    const first = await grantCredits(tx, operator, learner, 500, request);
    expect(await grantCredits(tx, operator, learner, 500, request)).toEqual(first);
    expect(await grantCredits(tx, operator, learner, 800, request)).toEqual({ outcome: "other_grant" });
    expect(await grantCredits(tx, operator, otherLearner, 500, request)).toEqual({ outcome: "other_grant" });
    expect((await creditsOf(tx, learner)).balance).toBe(500);
  }),
);

test(
  "credits that are paid after the account was deleted end at once",
  withShop(async (tx, { learner }) => {
    const pack = await openCreditCheckout(tx, learner, starter);
    await record(tx, submitted(pack));
    await tx`select public.anonymize_user(${learner.id})`;
    expect(await record(tx, settledLater(pack))).toMatchObject({ status: "completed" });
    expect(await creditsOf(tx, learner)).toMatchObject({ balance: 0, lots: [{ removed: 500 }] });
    await record(tx, facts.refund(pack));
    expect((await creditsOf(tx, learner)).balance).toBe(0);
  }),
);

test.each(["undone", "returned"])(
  "a payment for the lesson is no duplicate once its opening is %s",
  async (how) => {
    await withRollback(async (tx) => {
      const { learner, creator, lessonId } = await createShop(tx, { price: "3.00" });
      await buyCredits(tx, learner);
      const checkout = await openCheckout(tx, learner, lessonId);
      const { purchaseId } = await redeem(tx, learner, lessonId);
      expect(await record(tx, paid(checkout))).toMatchObject({ status: "review" });
      if (how === "undone") await undoRedemption(tx, learner, purchaseId);
      else await returnCredits(tx, creator, purchaseId);
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({ status: "completed" });
    })();
  },
);
