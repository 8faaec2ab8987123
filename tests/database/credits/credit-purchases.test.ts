import { describe, expect, test } from "vitest";
import {
  buyCredits,
  grantCredits,
  openCreditCheckout,
  professional,
  redeem,
  returnCredits,
  starter,
  undoRedemption,
} from "../../support/database/credits.ts";
import { type Actor, asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { detailsFor } from "../../support/database/purchase-details.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop, type Shop } from "../../support/database/shop.ts";

const { refund, dispute } = facts;

/** A professional pack of 3,500 credits, 999 of which opened a lesson. */
const withOpening = (scenario: (tx: Tx, world: Opened) => Promise<void>) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx, { price: "9.99" });
    const pack = await buyCredits(tx, shop.learner, professional);
    const opening = await redeem(tx, shop.learner, shop.lessonId);
    await scenario(tx, { shop, pack, opening });
  });

type Opened = {
  shop: Shop;
  pack: Awaited<ReturnType<typeof buyCredits>>;
  opening: Awaited<ReturnType<typeof redeem>>;
};

describe("a pack", () => {
  const whole = { credits: 3500, spent: 999, removed: 0, unspent: 2501, owed: 0, blocked: false };

  test(
    "is read by its buyer and by operators, with what was opened from it",
    withOpening(async (tx, { shop, pack, opening }) => {
      const details = { kind: "credits", title: "3,500 credits", packName: "Professional pack", lot: whole };
      const lesson = { purchaseId: opening.purchaseId, title: "Kerning", status: "completed", credits: 999 };
      for (const actor of [shop.learner, await createOperator(tx)])
        expect(await detailsFor(tx, actor, pack)).toMatchObject({ ...details, openings: [lesson] });
      for (const stranger of [shop.creator, shop.otherLearner])
        expect(await detailsFor(tx, stranger, pack)).toBeNull();
      await undoRedemption(tx, shop.learner, opening.purchaseId);
      expect(await detailsFor(tx, shop.learner, pack)).toMatchObject({ openings: [] });
    }),
  );

  test(
    "has no credits before it is paid",
    withRollback(async (tx) => {
      const { learner } = await createShop(tx);
      const unpaid = await openCreditCheckout(tx, learner, starter);
      expect(await detailsFor(tx, learner, unpaid)).toMatchObject({ status: "pending", lot: null });
    }),
  );

  test.each([
    ["a small refund", 1000, { removed: 1167, unspent: 1334, owed: 0 }],
    ["a refund that reaches spent credits", 2999, { removed: 3500, unspent: 0, owed: 999 }],
  ])("shows what %s took", async (_, amount, left) => {
    await withOpening(async (tx, { shop, pack }) => {
      await record(tx, refund(pack, { amount }));
      expect(await detailsFor(tx, shop.learner, pack)).toMatchObject({ lot: { ...whole, ...left } });
    })();
  });
});

describe("a lesson opened with credits", () => {
  const stateFor = async (tx: Tx, actor: Actor, opening: Opened["opening"]) =>
    (await detailsFor(tx, actor, opening))?.creditsState;

  test(
    "names its packs and grants to its buyer, not to its creator",
    withRollback(async (tx) => {
      const shop = await createShop(tx, { price: "9.99" });
      await grantCredits(tx, await createOperator(tx), shop.learner, 100);
      const pack = await buyCredits(tx, shop.learner, professional);
      const opening = await redeem(tx, shop.learner, shop.lessonId);
      expect(await detailsFor(tx, shop.learner, opening)).toMatchObject({
        credits: 999,
        creditsState: "kept",
        sources: [
          { purchaseId: null, credits: 100 },
          { purchaseId: pack.purchaseId, title: "Professional pack", credits: 899, blocked: false },
        ],
      });
      const seen = await detailsFor(tx, shop.creator, opening);
      expect(seen).toMatchObject({
        paidMinor: 870,
        netMinor: 783,
        returnableCredits: 999,
        refundableMinor: 0,
      });
      expect(JSON.stringify(seen)).not.toContain(pack.purchaseId);
    }),
  );

  test(
    "is held while its pack is disputed, then lost, or kept again",
    withOpening(async (tx, { shop, pack, opening }) => {
      await record(tx, dispute(pack));
      expect(await stateFor(tx, shop.creator, opening)).toBe("held");
      await record(tx, later(60, dispute(pack, { status: "lost" })));
      expect(await stateFor(tx, shop.learner, opening)).toBe("lost");
      await record(tx, later(120, dispute(pack, { status: "won" })));
      expect(await stateFor(tx, shop.learner, opening)).toBe("kept");
    }),
  );

  test(
    "is returned once, by its creator or an operator alone",
    withOpening(async (tx, { shop, opening }) => {
      expect(await returnCredits(tx, shop.learner, opening.purchaseId)).toMatchObject({
        outcome: "not_found",
      });
      expect(await returnCredits(tx, shop.creator, opening.purchaseId)).toMatchObject({
        outcome: "returned",
      });
      const returned = { status: "refunded", creditsState: "returned" };
      expect(await detailsFor(tx, shop.creator, opening)).toMatchObject({
        ...returned,
        returnableCredits: 0,
      });
      expect(await detailsFor(tx, shop.learner, opening)).toMatchObject({ ...returned, sources: [] });
    }),
  );
});

test(
  "totals count the money for a pack once",
  withOpening(async (tx, { shop }) => {
    const totals = await asRole(
      tx,
      shop.learner,
      () =>
        tx`select kind, paid_with, purchases, paid_minor::integer from public.purchase_totals order by kind desc`,
    );
    expect([...totals]).toEqual([
      { kind: "credits", paid_with: "money", purchases: 1, paid_minor: 2999 },
      { kind: "lesson", paid_with: "credits", purchases: 1, paid_minor: 856 },
    ]);
  }),
);
