import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { detailsFor } from "../../support/database/purchase-details.ts";
import { createOperator } from "../../support/database/refunds.ts";
import { openCheckout } from "../../support/database/shop.ts";
import { createSale, createTwoCheckouts } from "../../support/database/snapshot.ts";

const { paid, submitted } = facts;

describe("the details of a purchase:", () => {
  test(
    "an operator who has bought sees it as its buyer, one who teaches as an operator",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      await tx`update public.profiles set role = 'operator' where id in (${shop.learner.id}, ${shop.creator.id})`;
      expect(await detailsFor(tx, shop.learner, checkout)).toMatchObject({ role: "buyer" });
      expect(await detailsFor(tx, shop.creator, checkout)).toMatchObject({ role: "operator" });
    }),
  );

  test(
    "what is held for review its creator cannot refund, and an operator can",
    withRollback(async (tx) => {
      const { shop, first } = await createTwoCheckouts(tx);
      await record(tx, paid(first, { currency: "jpy", amount_subtotal: 1800, amount_total: 1800 }));
      const held = {
        status: "review",
        errorCode: "payment_mismatch",
        platformFeeMinor: null,
        netMinor: null,
      };
      expect(await detailsFor(tx, shop.creator, first)).toMatchObject({ ...held, refundableMinor: 0 });
      const whole = { refundableMinor: 1800, refundableCurrency: "jpy" };
      expect(await detailsFor(tx, await createOperator(tx), first)).toMatchObject({ ...held, ...whole });
    }),
  );

  test(
    "what was never paid has no day of payment",
    withRollback(async (tx) => {
      const { shop, second } = await createTwoCheckouts(tx);
      expect(await detailsFor(tx, shop.learner, second)).toMatchObject({
        status: "pending",
        paidAt: null,
        openedAt: null,
      });
      await record(tx, submitted(second));
      expect(await detailsFor(tx, shop.learner, second)).toMatchObject({
        status: "processing",
        paidAt: null,
      });
      const free = { payment_status: "no_payment_required", payment_intent: null, amount_total: 0 };
      await record(tx, paid(second, free));
      const paidAt = "2026-11-02T12:00:00+00:00";
      expect(await detailsFor(tx, shop.learner, second)).toMatchObject({
        status: "completed",
        paidMinor: 0,
        paidAt,
      });
    }),
  );

  test(
    "when the lesson was opened, by its buyer and by no one else",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      const { learner, creator, lessonId } = shop;
      await tx`
        insert into public.lesson_openings (user_id, lesson_id, opened_at)
        values (${creator.id}, ${lessonId}, '2026-11-02T12:05:00Z')`;
      expect(await detailsFor(tx, creator, checkout)).toMatchObject({ openedAt: null });
      await tx`
        insert into public.lesson_openings (user_id, lesson_id, opened_at)
        values (${learner.id}, ${lessonId}, '2026-11-02T12:10:00Z')`;
      const openedAt = "2026-11-02T12:10:00+00:00";
      for (const role of [learner, creator]) {
        expect(await detailsFor(tx, role, checkout)).toMatchObject({ openedAt });
      }
    }),
  );

  test(
    "of an unknown purchase are shown to no one",
    withRollback(async (tx) => {
      const { shop, checkout } = await createSale(tx);
      expect(await detailsFor(tx, shop.learner, { ...checkout, purchaseId: shop.lessonId })).toBeNull();
      const another = await openCheckout(tx, shop.otherLearner, shop.lessonId);
      expect(await detailsFor(tx, shop.learner, another)).toBeNull();
    }),
  );
});
