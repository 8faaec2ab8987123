import { describe, expect, test } from "vitest";
import { createCoupon, usesOf } from "../../support/database/coupons.ts";
import { asRole, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, later, record } from "../../support/database/payment-facts.ts";
import {
  type Checkout,
  createShop,
  getPurchase,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";

describe("a coupon of the whole price", () => {
  test(
    "completes the purchase at once, with access, a timeline and a sale of nothing",
    withFreeCode(async (tx, shop, coupon) => {
      const checkout = await openFree(tx, shop);
      expect(checkout).toMatchObject({ outcome: "completed", sessionId: null, amountMinor: 0 });
      const bought = { status: "completed", amount: 0, list_price: 12, discount: 12, paid_minor: 0 };
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject(bought);
      const body = await asRole(
        tx,
        shop.learner,
        () => tx`select from public.lesson_contents where lesson_id = ${shop.lessonId}`,
      );
      expect(body).toHaveLength(1);
      const changes = await tx`
        select from_status, to_status, cause from public.purchase_status_changes where purchase_id = ${checkout.purchaseId}`;
      expect([...changes]).toEqual([{ from_status: null, to_status: "completed", cause: "coupon.redeemed" }]);
      const [earned] = await tx`
        select sales, gross_minor::int as gross from public.creator_earnings where creator_id = ${shop.creator.id}`;
      expect(earned).toEqual({ sales: 1, gross: 0 });
      expect(await usesOf(tx, coupon)).toBe(1);
      expect(await openFree(tx, shop)).toEqual({ outcome: "already_purchased" });
    }),
  );

  test(
    "is not refundable: nothing was paid",
    withFreeCode(async (tx, shop) => {
      const { purchaseId } = await openFree(tx, shop);
      const [row] = await asRole(
        tx,
        "service_role",
        () => tx`select public.request_refund(${shop.creator.id}, ${purchaseId}, ${purchaseId}, 0, 'duplicate', '')
          ->> 'outcome' as outcome`,
      );
      expect(row?.outcome).toBe("nothing_left");
    }),
  );

  test(
    "waits for the open checkout, which is expired first, or opens the lesson when it was just paid",
    withFreeCode(async (tx, shop, coupon) => {
      const paying = await openCheckout(tx, shop.learner, shop.lessonId);
      await record(tx, facts.opened(paying));
      expect(await openFree(tx, shop)).toMatchObject({ outcome: "outdated", purchaseId: paying.purchaseId });
      expect(await usesOf(tx, coupon)).toBe(0);
      await record(tx, facts.paid(paying));
      expect(await openFree(tx, shop)).toEqual({ outcome: "already_purchased" });
    }),
  );

  test.each([
    ["after it", ["free", "paid"]],
    ["before it, and expired in between", ["expired", "free", "paid"]],
  ])("a payment that arrives %s is a duplicate, and refunded", (_when, steps) =>
    withFreeCode(async (tx, shop) => {
      const paying = await openCheckout(tx, shop.learner, shop.lessonId);
      await record(tx, facts.expired(paying));
      for (const step of steps) {
        if (step === "free") await openFree(tx, shop);
        if (step === "expired") await record(tx, facts.expired(paying));
        if (step === "paid") await record(tx, facts.paid(paying));
      }
      const held = { status: "review", error_code: "duplicate_payment" };
      expect(await getPurchase(tx, paying.purchaseId)).toMatchObject(held);
      await record(tx, later(5, facts.refund(paying)));
      expect((await getPurchase(tx, paying.purchaseId)).status).toBe("refunded");
    })(),
  );

  test(
    "after a refund in full opens the lesson again",
    withFreeCode(async (tx, shop) => {
      const paying = await openCheckout(tx, shop.learner, shop.lessonId);
      await record(tx, facts.paid(paying));
      await record(tx, facts.refund(paying));
      expect((await openFree(tx, shop)).outcome).toBe("completed");
    }),
  );
});

const openFree = (tx: Tx, { learner, lessonId }: Shop): Promise<Checkout> =>
  openCheckout(tx, learner, lessonId, { code: "FREE" });

function withFreeCode(scenario: (tx: Tx, shop: Shop, coupon: string) => Promise<void>) {
  return withRollback(async (tx) => {
    const shop = await createShop(tx);
    await scenario(tx, shop, await createCoupon(tx, shop.creator, { code: "FREE", percent: 100 }));
  });
}
