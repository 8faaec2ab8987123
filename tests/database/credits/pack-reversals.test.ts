import { describe, expect, test } from "vitest";
import { buyCredits, creatorNet, creditsOf, professional, redeem } from "../../support/database/credits.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import {
  createLesson,
  createShop,
  getPurchase,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";

const { paid, refund, dispute } = facts;
const week = 7 * 86_400;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "9.99" }));
  });

const frozenOf = async (tx: Tx, member: { id: string }) => {
  const [row] = await asRole(
    tx,
    member,
    () => tx<{ credits: { frozen: number } }[]>`select private.own_credits() as credits`,
  );
  return row?.credits.frozen;
};

describe("a refund of a pack", () => {
  test.each([
    ["of a cent takes the credits it paid for", 1, 500, 1],
    ["takes credits in proportion, rounded down", 250, 500, 250],
    ["of all takes what is left", 499, 500, 500],
  ])("%s", async (_, minor, credits, taken) => {
    await withRollback(async (tx) => {
      const { learner } = await createShop(tx);
      const pack = await buyCredits(tx, learner);
      await record(tx, refund(pack, { amount: minor }));
      expect(await creditsOf(tx, learner)).toMatchObject({
        balance: credits - taken,
        lots: [{ removed: taken }],
      });
    })();
  });

  test(
    "with credits spent leaves a debt that the next pack settles first",
    withShop(async (tx, { learner, lessonId }) => {
      const pack = await buyCredits(tx, learner, professional);
      await redeem(tx, learner, lessonId);
      await record(tx, refund(pack));
      expect((await creditsOf(tx, learner)).balance).toBe(-999);
      const other = await createLesson(tx, { creator_id: (await createShop(tx)).creator.id, price: "0.50" });
      expect(await redeem(tx, learner, other)).toMatchObject({
        outcome: "insufficient_credits",
        missing: 1049,
      });
      await buyCredits(tx, learner, 1049);
      expect(await redeem(tx, learner, other)).toMatchObject({ outcome: "redeemed", balance: 0 });
    }),
  );

  test(
    "that fails later brings the credits back",
    withShop(async (tx, { learner }) => {
      const pack = await buyCredits(tx, learner);
      await record(tx, refund(pack));
      await record(tx, later(week, refund(pack, { status: "failed" })));
      expect(await creditsOf(tx, learner)).toMatchObject({ balance: 500, lots: [{ removed: 0 }] });
    }),
  );
});

describe("a dispute of a pack", () => {
  const withOpened = (
    scenario: (
      tx: Tx,
      shop: Shop,
      pack: Awaited<ReturnType<typeof buyCredits>>,
      opened: string,
    ) => Promise<void>,
  ) =>
    withShop(async (tx, shop) => {
      const pack = await buyCredits(tx, shop.learner, professional);
      const { purchaseId } = await redeem(tx, shop.learner, shop.lessonId);
      await record(tx, dispute(pack));
      await scenario(tx, shop, pack, purchaseId);
    });

  test(
    "freezes what is unspent and closes the lessons opened from it",
    withOpened(async (tx, shop, _pack, opened) => {
      expect(await creditsOf(tx, shop.learner)).toMatchObject({
        balance: 0,
        lots: [{ removed: 2501, blocked: true }],
      });
      expect(await frozenOf(tx, shop.learner)).toBe(2501);
      expect(await getPurchase(tx, opened)).toMatchObject({ status: "disputed", disputed_minor: 856 });
      expect(await creatorNet(tx, shop)).toBe(0);
    }),
  );

  test(
    "that is won puts everything back as it was",
    withOpened(async (tx, shop, pack, opened) => {
      await record(tx, later(week, dispute(pack, { status: "won" })));
      expect(await creditsOf(tx, shop.learner)).toMatchObject({
        balance: 2501,
        lots: [{ removed: 0, blocked: false }],
      });
      expect(await frozenOf(tx, shop.learner)).toBe(0);
      expect(await getPurchase(tx, opened)).toMatchObject({ status: "completed", disputed_minor: 0 });
      expect(await creatorNet(tx, shop)).toBe(770);
    }),
  );

  test(
    "that is lost leaves the spent credits owed and the lessons closed; an appeal can still win",
    withOpened(async (tx, { learner }, pack, opened) => {
      await record(tx, later(week, dispute(pack, { status: "lost" })));
      expect((await creditsOf(tx, learner)).balance).toBe(-999);
      expect(await frozenOf(tx, learner)).toBe(0);
      expect(await getPurchase(tx, opened)).toMatchObject({ status: "disputed" });
      await record(tx, later(2 * week, dispute(pack, { status: "won" })));
      expect((await creditsOf(tx, learner)).balance).toBe(2501);
      expect(await getPurchase(tx, opened)).toMatchObject({ status: "completed" });
    }),
  );

  test(
    "that is lost over a part takes that part's share, also while another is open",
    withOpened(async (tx, { learner }, pack) => {
      await record(tx, later(60, dispute(pack, { id: `du_part_${pack.purchaseId}`, amount: 1000 })));
      await record(
        tx,
        later(week, dispute(pack, { id: `du_part_${pack.purchaseId}`, amount: 1000, status: "lost" })),
      );
      expect((await creditsOf(tx, learner)).balance).toBe(0);
      expect(await frozenOf(tx, learner)).toBe(3500 - 999 - 1167);
      await record(tx, later(week, dispute(pack, { status: "won" })));
      expect(await creditsOf(tx, learner)).toMatchObject({ lots: [{ removed: 1167, blocked: false }] });
    }),
  );

  test(
    "lets the lesson be bought another way, which then stays, and the credits return when it is won",
    withOpened(async (tx, { learner, lessonId }, pack, opened) => {
      const bought = await openCheckout(tx, learner, lessonId);
      await record(tx, later(60, paid(bought)));
      expect(await getPurchase(tx, bought.purchaseId)).toMatchObject({ status: "completed" });
      await record(tx, later(week, dispute(pack, { status: "won" })));
      expect(await getPurchase(tx, opened)).toMatchObject({ status: "refunded" });
      expect((await creditsOf(tx, learner)).balance).toBe(3500);
    }),
  );

  test(
    "keeps the first of two openings that one pack paid for, when both could open again at once",
    withShop(async (tx, { learner, lessonId }) => {
      const first = await buyCredits(tx, learner);
      const second = await buyCredits(tx, learner, professional);
      const { purchaseId } = await redeem(tx, learner, lessonId);
      await record(tx, dispute(first));
      const again = await redeem(tx, learner, lessonId);
      await record(tx, dispute(second));
      await record(tx, later(week, dispute(first, { status: "won" })));
      await record(tx, later(week, dispute(second, { status: "won" })));
      expect(await getPurchase(tx, purchaseId)).toMatchObject({ status: "completed" });
      expect(await getPurchase(tx, again.purchaseId)).toMatchObject({ status: "refunded" });
      expect((await creditsOf(tx, learner)).balance).toBe(3001);
    }),
  );

  test(
    "keeps the first of two openings of one lesson when both could open again",
    withOpened(async (tx, { learner, lessonId }, pack, opened) => {
      const second = await buyCredits(tx, learner, 999);
      const again = await redeem(tx, learner, lessonId);
      await record(tx, dispute(second));
      await record(tx, later(week, dispute(pack, { status: "won" })));
      await record(tx, later(week, dispute(second, { status: "won" })));
      expect(await getPurchase(tx, opened)).toMatchObject({ status: "completed" });
      expect(await getPurchase(tx, again.purchaseId)).toMatchObject({ status: "refunded" });
      expect((await creditsOf(tx, learner)).balance).toBe(3500);
    }),
  );
});
