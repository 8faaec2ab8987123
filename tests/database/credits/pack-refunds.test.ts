import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  buyCredits,
  creditsOf,
  grantCredits,
  listPackRefunds,
  professional,
  redeem,
  returnCredits,
  starter,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator, refuseRefund, requestRefund } from "../../support/database/refunds.ts";
import { createLesson, createShop, type Shop } from "../../support/database/shop.ts";

const { refund, dispute } = facts;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

const spend = async (tx: Tx, { learner, creator }: Shop, credits: number) => {
  const price = (credits / 100).toFixed(2);
  return redeem(tx, learner, await createLesson(tx, { creator_id: creator.id, price }));
};

describe("what is unspent of a pack", () => {
  test.each([
    ["all of it, for its price", professional, 0, { credits: 3500, amountMinor: 2999 }],
    ["the rest, less what was paid for the lesson", professional, 999, { credits: 2501, amountMinor: 2143 }],
    ["never a credit too many", professional, 1000, { credits: 2499, amountMinor: 2142 }],
    ["never more than was paid in all", starter, 100, { credits: 399, amountMinor: 399 }],
    ["a credit alone", starter, 499, { credits: 1, amountMinor: 1 }],
  ])("is offered: %s", async (_, pack, spent, offer) => {
    await withRollback(async (tx) => {
      const shop = await createShop(tx);
      const { purchaseId } = await buyCredits(tx, shop.learner, pack);
      if (spent > 0) await spend(tx, shop, spent);
      expect(await listPackRefunds(tx, shop.learner)).toMatchObject([{ purchaseId, ...offer }]);
      const answer = await requestRefund(tx, shop.learner, { purchaseId }, offer.amountMinor);
      expect(answer).toMatchObject({ outcome: "requested" });
      expect((await creditsOf(tx, shop.learner)).balance).toBeGreaterThanOrEqual(0);
      expect(await listPackRefunds(tx, shop.learner)).toEqual([]);
    })();
  });

  test(
    "is taken as soon as its refund is requested, and not again when it is made",
    withShop(async (tx, { learner, lessonId }) => {
      const pack = await buyCredits(tx, learner, professional);
      await requestRefund(tx, learner, pack, 2999);
      expect(await redeem(tx, learner, lessonId)).toMatchObject({
        outcome: "insufficient_credits",
        missing: 999,
      });
      await record(tx, refund(pack));
      expect(await creditsOf(tx, learner)).toMatchObject({ balance: 0, lots: [{ removed: 3500 }] });
    }),
  );

  test(
    "comes back when Stripe refuses the refund, or it fails later",
    withShop(async (tx, { learner }) => {
      const pack = await buyCredits(tx, learner);
      const request = randomUUID();
      await requestRefund(tx, learner, pack, 499, { request });
      await refuseRefund(tx, request, "charge_disputed");
      expect((await creditsOf(tx, learner)).balance).toBe(500);
      const again = randomUUID();
      await requestRefund(tx, learner, pack, 499, { request: again });
      await record(tx, refund(pack, { metadata: { refund_request_id: again } }));
      expect((await creditsOf(tx, learner)).balance).toBe(0);
      await record(tx, later(86_400, refund(pack, { status: "failed" })));
      expect((await creditsOf(tx, learner)).balance).toBe(500);
    }),
  );

  test(
    "goes back to its buyer alone, and once",
    withShop(async (tx, shop) => {
      const pack = await buyCredits(tx, shop.learner);
      await spend(tx, shop, 100);
      for (const other of [shop.otherLearner, shop.creator])
        expect(await requestRefund(tx, other, pack, 399)).toEqual({ outcome: "not_found" });
      expect(await requestRefund(tx, shop.learner, pack, 400)).toEqual({
        outcome: "wrong_amount",
        refundableMinor: 399,
        currency: "usd",
      });
      expect(await requestRefund(tx, shop.learner, pack, 399, { expected: 499 })).toEqual({
        outcome: "conflict",
      });
      await requestRefund(tx, shop.learner, pack, 399);
      expect(await requestRefund(tx, shop.learner, pack, 1)).toEqual({ outcome: "in_progress" });
      await record(tx, refund(pack, { amount: 399 }));
      expect(await listPackRefunds(tx, shop.learner)).toEqual([]);
    }),
  );

  test(
    "is not offered while a dispute holds it, nor to settle what is owed, nor of a grant",
    withShop(async (tx, { learner, lessonId }) => {
      const spent = await buyCredits(tx, learner, 999);
      await redeem(tx, learner, lessonId);
      await record(tx, refund(spent, { amount: 200 }));
      await grantCredits(tx, await createOperator(tx), learner, 50);
      const first = await buyCredits(tx, learner, 300);
      const second = await buyCredits(tx, learner, 100);
      expect((await creditsOf(tx, learner)).balance).toBe(250);
      expect(await listPackRefunds(tx, learner)).toMatchObject([
        { purchaseId: first.purchaseId, credits: 250, amountMinor: 250 },
      ]);
      expect(await listPackRefunds(tx, learner, first.purchaseId)).toMatchObject([{ credits: 250 }]);
      expect(await listPackRefunds(tx, learner, second.purchaseId)).toEqual([]);
      await record(tx, dispute(first));
      expect(await listPackRefunds(tx, learner)).toEqual([]);
      expect((await creditsOf(tx, learner)).balance).toBe(-50);
      expect(await requestRefund(tx, learner, second, 100)).toEqual({ outcome: "nothing_left" });
    }),
  );

  test(
    "may be exceeded by an operator: the rest is owed",
    withShop(async (tx, { learner, lessonId }) => {
      const pack = await buyCredits(tx, learner, professional);
      await redeem(tx, learner, lessonId);
      expect(await requestRefund(tx, await createOperator(tx), pack, 2999)).toMatchObject({
        outcome: "requested",
      });
      expect((await creditsOf(tx, learner)).balance).toBe(-999);
    }),
  );
});

describe("a refund of a lesson opened with credits", () => {
  test(
    "is requested as any refund is, and is whole",
    withShop(async (tx, shop) => {
      await buyCredits(tx, shop.learner, professional);
      const opened = await redeem(tx, shop.learner, shop.lessonId);
      expect(await requestRefund(tx, shop.learner, opened, 856)).toEqual({ outcome: "not_found" });
      expect(await requestRefund(tx, shop.creator, opened, 500)).toEqual({
        outcome: "whole_only",
        refundableMinor: 856,
        currency: "usd",
      });
      const request = randomUUID();
      for (let time = 0; time < 2; time++)
        expect(await requestRefund(tx, shop.creator, opened, 856, { request })).toEqual({
          outcome: "returned",
          credits: 999,
        });
      expect(await requestRefund(tx, shop.creator, opened, 856)).toEqual({ outcome: "nothing_left" });
      expect((await creditsOf(tx, shop.learner)).balance).toBe(3500);
    }),
  );
});

describe("the credits of an account that is deleted", () => {
  test(
    "end, but for what was requested back; what comes back later ends too",
    withShop(async (tx, { learner, creator, lessonId }) => {
      const pack = await buyCredits(tx, learner, professional);
      const other = await buyCredits(tx, learner);
      await grantCredits(tx, await createOperator(tx), learner, 999);
      const opened = await redeem(tx, learner, lessonId);
      await requestRefund(tx, learner, other, 499);
      await tx`select public.anonymize_user(${learner.id})`;
      await tx`select public.anonymize_user(${learner.id})`;
      expect((await creditsOf(tx, learner)).balance).toBe(0);
      await record(tx, refund(other));
      await record(tx, dispute(pack));
      await record(tx, later(60, dispute(pack, { status: "won" })));
      await returnCredits(tx, creator, opened.purchaseId);
      expect(await creditsOf(tx, learner)).toMatchObject({
        balance: 0,
        lots: [{ removed: 3500 }, { removed: 500 }, { removed: 999, spent: 0 }],
      });
    }),
  );

  test(
    "end also when it is deleted in Supabase's dashboard; what is owed stays",
    withShop(async (tx, { learner, otherLearner, lessonId }) => {
      const pack = await buyCredits(tx, learner, 999);
      await redeem(tx, learner, lessonId);
      await record(tx, refund(pack, { amount: 200 }));
      await buyCredits(tx, otherLearner);
      for (const { id } of [learner, otherLearner]) await tx`delete from auth.users where id = ${id}`;
      expect((await creditsOf(tx, learner)).balance).toBe(-200);
      expect((await creditsOf(tx, otherLearner)).balance).toBe(0);
    }),
  );
});
