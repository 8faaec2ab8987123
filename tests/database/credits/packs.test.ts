import { describe, expect, test } from "vitest";
import {
  buyCredits,
  creatorNet,
  creditsOf,
  openCreditCheckout,
  professional,
  redeem,
  spendingsOf,
  starter,
} from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createLesson, createShop, getPurchase, type Shop } from "../../support/database/shop.ts";

const { paid } = facts;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

const undo = Symbol("roll back");

describe("a pack", () => {
  test(
    "brings its credits once, however often its payment is reported",
    withShop(async (tx, { learner }) => {
      const pack = await buyCredits(tx, learner);
      await record(tx, paid(pack));
      await record(tx, { ...paid(pack), type: null });
      expect(await creditsOf(tx, learner)).toMatchObject({
        balance: 500,
        lots: [{ credits: 500, spent: 0 }],
      });
      expect(await getPurchase(tx, pack.purchaseId)).toMatchObject({ status: "completed", paid_minor: 499 });
    }),
  );

  test(
    "has one open checkout, and can be bought again",
    withShop(async (tx, { learner }) => {
      const first = await openCreditCheckout(tx, learner, starter);
      expect(await openCreditCheckout(tx, learner, starter)).toMatchObject({ purchaseId: first.purchaseId });
      expect((await openCreditCheckout(tx, learner, professional)).purchaseId).not.toBe(first.purchaseId);
      await record(tx, paid(first));
      await buyCredits(tx, learner);
      expect((await creditsOf(tx, learner)).balance).toBe(1000);
    }),
  );

  test(
    "for one lesson is another checkout than for the next lesson",
    withShop(async (tx, { learner, lessonId, creator }) => {
      const first = await openCreditCheckout(tx, learner, 359, { lessonId });
      expect(await openCreditCheckout(tx, learner, 359, { lessonId })).toEqual(first);
      const next = await createLesson(tx, { creator_id: creator.id });
      for (const metadata of [{ lessonId: next }, {}])
        expect(await openCreditCheckout(tx, learner, 359, metadata)).toMatchObject({
          outcome: "outdated",
          purchaseId: first.purchaseId,
        });
    }),
  );

  test(
    "has another checkout once its price, or that of the lesson it is for, has changed, and before it expires",
    withShop(async (tx, { learner, lessonId }) => {
      const { purchaseId } = await openCreditCheckout(tx, learner, starter, { lessonId });
      const outdated = { outcome: "outdated", purchaseId };
      const again = () => openCreditCheckout(tx, learner, starter, { lessonId });
      const changes = [
        () => tx`update public.lessons set price = 12 where id = ${lessonId}`,
        () => tx`update public.credit_packs set price = 4.5 where id = ${starter}`,
        () =>
          tx`update public.purchases set expires_at = now() + interval '30 minutes' where id = ${purchaseId}`,
      ];
      for (const change of changes) {
        expect(await again()).toMatchObject({ outcome: "open", purchaseId });
        await tx
          .savepoint(async (inner) => {
            await inner`set local session_replication_role = replica`;
            await change();
            await inner`set local session_replication_role = origin`;
            expect(await again()).toMatchObject(outdated);
            throw undo;
          })
          .catch((reason: unknown) => {
            if (reason !== undo) throw reason;
          });
      }
    }),
  );

  test(
    "that was paid first is spent first, whichever is heard of first",
    withShop(async (tx, { learner, lessonId }) => {
      const first = await openCreditCheckout(tx, learner, professional);
      await record(tx, later(60, paid(await openCreditCheckout(tx, learner, 1500))));
      await record(tx, paid(first));
      const { purchaseId } = await redeem(tx, learner, lessonId);
      expect(await spendingsOf(tx, purchaseId)).toEqual([{ credits: 999, value: 856 }]);
    }),
  );

  test(
    "that was not paid as promised brings nothing",
    withShop(async (tx, { learner }) => {
      const pack = await openCreditCheckout(tx, learner, starter);
      await record(tx, paid(pack, { amount_subtotal: 1, amount_total: 1 }));
      expect(await creditsOf(tx, learner)).toEqual({ balance: 0, lots: [] });
    }),
  );

  test(
    "that is withdrawn from sale is not sold",
    withShop(async (tx, { learner }) => {
      await tx`update public.credit_packs set active = false where id = ${starter}`;
      expect(await openCreditCheckout(tx, learner, starter)).toEqual({ outcome: "pack_not_found" });
    }),
  );

  test(
    "earns no creator anything before its credits are spent",
    withShop(async (tx, shop) => {
      await buyCredits(tx, shop.learner);
      expect(await creatorNet(tx, shop)).toBe(0);
    }),
  );
});
