import { describe, expect, test } from "vitest";
import {
  creditsOf,
  grantCredits,
  openCreditCheckout,
  redeem,
  starter,
  undoRedemption,
} from "../../support/database/credits.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { createShop, openCheckout, type Shop } from "../../support/database/shop.ts";

const { paid, submitted, settledLater, refund } = facts;

const withShop = (scenario: (tx: Tx, shop: Shop) => Promise<void>) =>
  withRollback(async (tx) => {
    await scenario(tx, await createShop(tx, { price: "3.00" }));
  });

const openingsOf = async (tx: Tx, { learner, lessonId }: Shop) => [
  ...(await tx`select status::text, credits, fee_percentage::float as fee from public.purchases
    where user_id = ${learner.id} and lesson_id = ${lessonId} and paid_with = 'credits'`),
];

const opened = [{ status: "completed", credits: 300, fee: 10 }];

const incomingOf = async (tx: Tx, member: { id: string }) =>
  (await asRole(tx, member, () => tx`select private.own_incoming_credits() as incoming`)).map(
    ({ incoming }) => incoming,
  );

const setPrice = (tx: Tx, { lessonId }: Shop, price: string) =>
  tx`update public.lessons set price = ${price} where id = ${lessonId}`;

describe("the lesson that credits were bought for", () => {
  test(
    "opens with their payment, once, and not again after it was undone",
    withShop(async (tx, shop) => {
      const checkout = await openCreditCheckout(tx, shop.learner, 300, { lessonId: shop.lessonId });
      for (let time = 0; time < 2; time++) {
        await record(tx, paid(checkout));
        expect(await openingsOf(tx, shop)).toEqual(opened);
      }
      const [opening] = await tx`
        select id, (select cause from public.purchase_status_changes where purchase_id = purchases.id) as cause
        from public.purchases where lesson_id = ${shop.lessonId}`;
      expect(opening?.cause).toBe("credits.spent");
      await undoRedemption(tx, shop.learner, opening?.id);
      await record(tx, later(60, paid(checkout)));
      expect((await creditsOf(tx, shop.learner)).balance).toBe(300);
    }),
  );

  test(
    "opens when the bank confirms, days later, and is told until then",
    withShop(async (tx, shop) => {
      const { learner, lessonId } = shop;
      const checkout = await openCreditCheckout(tx, learner, 300, { lessonId });
      expect(await incomingOf(tx, learner)).toEqual([]);
      await record(tx, submitted(checkout));
      const { purchaseId } = checkout;
      expect(await incomingOf(tx, learner)).toMatchObject([
        { purchaseId, lessonId, credits: 300, opensLesson: true, awaitsBuyer: false },
      ]);
      expect(await incomingOf(tx, shop.otherLearner)).toEqual([]);
      expect(await openingsOf(tx, shop)).toEqual([]);
      await record(tx, settledLater(checkout));
      expect(await openingsOf(tx, shop)).toEqual(opened);
      expect(await incomingOf(tx, learner)).toEqual([]);
    }),
  );

  test.each([
    ["lower", "2.00", 200, 100],
    ["higher", "3.50", undefined, 300],
  ])("at a %s price than was agreed", async (_, price, credits, balance) => {
    await withShop(async (tx, shop) => {
      const checkout = await openCreditCheckout(tx, shop.learner, 300, { lessonId: shop.lessonId });
      await grantCredits(tx, await createOperator(tx), shop.learner, 100);
      await setPrice(tx, shop, price);
      await record(tx, paid(checkout));
      expect((await openingsOf(tx, shop)).map((opening) => opening.credits)).toEqual(
        credits === undefined ? [] : [credits],
      );
      expect((await creditsOf(tx, shop.learner)).balance).toBe(100 + balance);
    })();
  });

  test(
    "stays closed where debts took its credits, or it was bought otherwise meanwhile",
    withShop(async (tx, shop) => {
      const { learner, lessonId } = shop;
      const first = await openCreditCheckout(tx, learner, 300, { lessonId });
      await record(tx, submitted(first));
      await record(tx, paid(await openCheckout(tx, learner, lessonId)));
      await record(tx, settledLater(first));
      expect(await openingsOf(tx, shop)).toEqual([]);
      expect((await creditsOf(tx, learner)).balance).toBe(300);
    }),
  );

  test(
    "was bought by somebody whose account is deleted",
    withShop(async (tx, shop) => {
      const checkout = await openCreditCheckout(tx, shop.learner, 300, { lessonId: shop.lessonId });
      await record(tx, submitted(checkout));
      await tx`delete from auth.users where id = ${shop.learner.id}`;
      await record(tx, settledLater(checkout));
      expect(await tx`select from public.purchases where lesson_id = ${shop.lessonId}`).toHaveLength(0);
    }),
  );
});

test(
  "what a lesson needs is not bought once more while it is on its way; a pack is, and what waits for its buyer",
  withShop(async (tx, { learner, otherLearner, lessonId }) => {
    const checkout = await openCreditCheckout(tx, learner, 300, { lessonId });
    await record(tx, submitted(checkout, { payment_intent: { id: "pi_1", status: "requires_action" } }));
    expect(await incomingOf(tx, learner)).toMatchObject([{ awaitsBuyer: true }]);
    expect(await openCreditCheckout(tx, learner, 300, { lessonId })).toMatchObject({ outcome: "open" });
    const debit = await openCreditCheckout(tx, otherLearner, 300, { lessonId });
    await record(tx, submitted(debit));
    expect(await openCreditCheckout(tx, otherLearner, 300, { lessonId })).toEqual({
      outcome: "processing",
      sessionId: null,
    });
    expect(await openCreditCheckout(tx, otherLearner, starter, { lessonId })).toMatchObject({
      outcome: "open",
    });
    expect(await openCreditCheckout(tx, otherLearner, 300)).toMatchObject({ outcome: "open" });
  }),
);

test(
  "credits on their way that are not enough any more are told as such, and the lesson is sold again",
  withShop(async (tx, shop) => {
    const { learner, lessonId } = shop;
    await grantCredits(tx, await createOperator(tx), learner, 200);
    const opens = async () => (await incomingOf(tx, learner)).map(({ opensLesson }) => opensLesson);
    await record(tx, submitted(await openCreditCheckout(tx, learner, 100, { lessonId })));
    expect(await opens()).toEqual([true]);
    await setPrice(tx, shop, "3.50");
    expect(await opens()).toEqual([false]);
    await setPrice(tx, shop, "3.00");
    const other = await createShop(tx, { price: "1.50" });
    await redeem(tx, learner, other.lessonId);
    expect(await opens()).toEqual([false]);
    const rest = await openCreditCheckout(tx, learner, 150, { lessonId });
    expect(rest).toMatchObject({ outcome: "open" });
    await record(tx, submitted(rest));
    expect(await opens()).toEqual([true, true]);
    expect(await openCreditCheckout(tx, learner, 150, { lessonId })).toMatchObject({ outcome: "processing" });
    await tx`update public.lessons set status = 'unpublished' where id = ${lessonId}`;
    expect(await opens()).toEqual([false, false]);
  }),
);

test(
  "a voucher that may never be paid counts for no other payment on its way",
  withShop(async (tx, { learner, lessonId }) => {
    const voucher = await openCreditCheckout(tx, learner, 200, { lessonId });
    const waits = { id: `pi_${voucher.purchaseId}`, status: "requires_action" };
    await record(tx, submitted(voucher, { payment_intent: waits }));
    const debit = await openCreditCheckout(tx, learner, 100, { lessonId });
    await record(tx, submitted(debit));
    const incoming = await incomingOf(tx, learner);
    const opens = ({ purchaseId }: { purchaseId: string }) =>
      incoming.find((entry) => entry.purchaseId === purchaseId)?.opensLesson;
    expect([opens(voucher), opens(debit)]).toEqual([true, false]);
    expect(await openCreditCheckout(tx, learner, 300, { lessonId })).toMatchObject({ outcome: "open" });
  }),
);

test(
  "a member who owes is told which payment's credits were taken after they were spent",
  withShop(async (tx, shop) => {
    const { learner, otherLearner, lessonId } = shop;
    const pack = await openCreditCheckout(tx, learner, starter);
    await record(tx, paid(pack));
    await redeem(tx, learner, lessonId);
    const debtsOf = async (member: { id: string }) =>
      (await asRole(tx, member, () => tx`select private.own_credit_debts() as debt`)).map(({ debt }) => debt);
    expect(await debtsOf(learner)).toEqual([]);
    await record(tx, refund(pack));
    const debt = { purchaseId: pack.purchaseId, title: "Starter pack", credits: 300, cause: "refund" };
    expect(await debtsOf(learner)).toEqual([debt]);
    expect(await debtsOf(otherLearner)).toEqual([]);
    await record(tx, paid(await openCreditCheckout(tx, learner, 300)));
    expect(await debtsOf(learner)).toEqual([]);
  }),
);
