import { describe, expect, test } from "vitest";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, getPurchase, openCheckout } from "../../support/database/shop.ts";

describe("opening a checkout", () => {
  test(
    "freezes price, currency, split and time limit in a row",
    withRollback(async (tx) => {
      const { learner, lessonId, creator } = await createShop(tx);
      const before = Math.floor(Date.now() / 1000);
      const metadata = { successUrl: "https://shop.test/thanks", title: "cannot be replaced" };
      const checkout = await openCheckout(tx, learner, lessonId, { metadata });
      const titled = { ...metadata, title: "Kerning", slug: `l-${lessonId}` };
      expect(checkout).toMatchObject({
        outcome: "open",
        sessionId: null,
        amountMinor: 1200,
        currency: "usd",
      });
      expect(checkout).toMatchObject({ lessonId, creatorId: creator.id, metadata: titled });
      expect(checkout.expiresAt - before).toBeGreaterThanOrEqual(2 * 3600 - 60);
      expect(checkout.expiresAt - before).toBeLessThanOrEqual(2 * 3600 + 60);
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({
        user_id: learner.id,
        status: "pending",
        amount: 12,
        platform_fee: 1.2,
        creator_earnings: 10.8,
        fee_percentage: 10,
        livemode: false,
      });
    }),
  );

  test(
    "a second time gives the same row, and the session once it is known",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const metadata = { successUrl: "https://shop.test/thanks" };
      const first = await openCheckout(tx, learner, lessonId, { metadata });
      const later = { metadata: { successUrl: "https://shop.test/other" } };
      expect(await openCheckout(tx, learner, lessonId, later)).toEqual(first);
      await record(tx, facts.opened(first));
      const sessionId = `cs_test_${first.purchaseId}`;
      expect(await openCheckout(tx, learner, lessonId)).toEqual({ ...first, sessionId });
    }),
  );

  test(
    "resuming continues a reusable one, and neither creates nor replaces one",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const resume = () => openCheckout(tx, learner, lessonId, { resuming: true });
      expect(await resume()).toEqual({ outcome: "over" });
      const first = await openCheckout(tx, learner, lessonId);
      expect(await resume()).toEqual(first);
      await tx`update public.lessons set price = 13 where id = ${lessonId}`;
      expect(await resume()).toEqual({ outcome: "over" });
      const rows = await tx`select id, status from public.purchases where user_id = ${learner.id}`;
      expect(rows).toEqual([{ id: first.purchaseId, status: "pending" }]);
    }),
  );

  test(
    "is each learner's own",
    withRollback(async (tx) => {
      const { learner, otherLearner, lessonId } = await createShop(tx);
      const first = await openCheckout(tx, learner, lessonId);
      const second = await openCheckout(tx, otherLearner, lessonId);
      expect(second.outcome).toBe("open");
      expect(second.purchaseId).not.toBe(first.purchaseId);
    }),
  );

  test.each([
    ["processing", "processing"],
    ["review", "processing"],
    ["completed", "already_purchased"],
    ["partially_refunded", "already_purchased"],
    ["failed", "open"],
    ["expired", "open"],
    ["cancelled", "open"],
    ["refunded", "open"],
    ["disputed", "open"],
  ])("beside a purchase that is %s is %s", (status, outcome) =>
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await createPurchase(tx, shop, { status });
      expect((await openCheckout(tx, shop.learner, shop.lessonId)).outcome).toBe(outcome);
    })(),
  );

  test(
    "beside a payment that arrived while another checkout was open is refused",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      await openCheckout(tx, shop.learner, shop.lessonId);
      await createPurchase(tx, shop);
      expect((await openCheckout(tx, shop.learner, shop.lessonId)).outcome).toBe("already_purchased");
    }),
  );

  test.each([
    ["draft", "12", "lesson_not_found"],
    ["archived", "12", "lesson_not_found"],
    ["archived", "0", "lesson_not_found"],
    ["published", "0", "free"],
  ] as const)("of a lesson that is %s for %s is %s", (status, price, outcome) =>
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx, { status, price });
      expect(await openCheckout(tx, learner, lessonId)).toMatchObject({ outcome });
      expect(await tx`select from public.purchases where lesson_id = ${lessonId}`).toHaveLength(0);
    })(),
  );

  test(
    "of no lesson at all is lesson_not_found",
    withRollback(async (tx) => {
      const { learner } = await createShop(tx);
      expect(await openCheckout(tx, learner, learner.id)).toMatchObject({ outcome: "lesson_not_found" });
    }),
  );

  test(
    "of one's own lesson is already_purchased",
    withRollback(async (tx) => {
      const { creator, lessonId } = await createShop(tx);
      expect(await openCheckout(tx, creator, lessonId)).toEqual({ outcome: "already_purchased" });
    }),
  );
});

describe("cancelling a checkout", () => {
  const cancelCheckout = (tx: Tx, id: string, session: string | null = null) =>
    asRole(tx, "service_role", () => tx`select public.cancel_checkout(${id}, 'stripe_error', ${session})`);

  test(
    "makes room for a new one",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const { purchaseId } = await openCheckout(tx, learner, lessonId);
      await cancelCheckout(tx, purchaseId);
      expect(await getPurchase(tx, purchaseId)).toMatchObject({
        status: "cancelled",
        error_code: "stripe_error",
      });
      const next = await openCheckout(tx, learner, lessonId);
      expect(next.outcome).toBe("open");
      expect(next.purchaseId).not.toBe(purchaseId);
    }),
  );

  test(
    "does nothing once a session is known, or the checkout is over",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      for (const [fact, status] of [
        [facts.opened, "pending"],
        [facts.paid, "completed"],
      ] as const) {
        await record(tx, fact(checkout));
        await cancelCheckout(tx, checkout.purchaseId);
        expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({ status, error_code: null });
      }
    }),
  );

  test(
    "ends one whose session Stripe does not know, and no other session's",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      const { purchaseId } = checkout;
      await record(tx, facts.opened(checkout));
      await cancelCheckout(tx, purchaseId, "cs_test_another");
      expect((await getPurchase(tx, purchaseId)).status).toBe("pending");
      await cancelCheckout(tx, purchaseId, `cs_test_${purchaseId}`);
      expect((await getPurchase(tx, purchaseId)).status).toBe("cancelled");
      expect((await record(tx, facts.opened(checkout))).status).toBe("cancelled");
    }),
  );
});
