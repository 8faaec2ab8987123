import { describe, expect, test } from "vitest";
import { errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import { createPurchase, createShop, getPurchase, openCheckout } from "../../support/database/shop.ts";

describe("money outlives", () => {
  test(
    "lessons: one that was bought cannot be deleted, one that was not can",
    withRollback(async (tx) => {
      const { lessonId, ...shop } = await createShop(tx);
      const erase = (inner: Tx) => inner`delete from public.lessons where id = ${lessonId}`;
      expect(await errorCodeOf(tx, erase)).toBeNull();
      await createPurchase(tx, { ...shop, lessonId }, { status: "expired" });
      expect(await errorCodeOf(tx, erase)).toBe("purchases_lesson_id_fkey");
    }),
  );

  test(
    "buyers: the account is deleted, the purchase stays without it and still takes facts",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      await record(tx, facts.submitted(checkout));
      await tx`delete from auth.users where id = ${learner.id}`;
      expect(await tx`select from public.profiles where id = ${learner.id}`).toHaveLength(0);
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({
        user_id: null,
        status: "processing",
      });
      expect(await record(tx, facts.settledLater(checkout))).toMatchObject({ status: "completed" });
    }),
  );

  test(
    "buyers: the deletion time is recorded once, and their e-mail address is deleted",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId, {
        metadata: { customerEmail: "ada@x.test" },
      });
      expect((await getPurchase(tx, checkout.purchaseId)).buyer_deleted_at).toBeNull();
      await tx`delete from auth.users where id = ${learner.id}`;
      expect((await getPurchase(tx, checkout.purchaseId)).buyer_deleted_at).not.toBeNull();
      expect(JSON.stringify(await getPurchase(tx, checkout.purchaseId))).not.toContain("ada@x.test");
      await tx`set local session_replication_role = replica`; // no trigger, which keeps it
      await tx`update public.purchases set buyer_deleted_at = '2020-01-01' where id = ${checkout.purchaseId}`;
      await tx`set local session_replication_role = origin`;
      await record(tx, facts.paid(checkout));
      expect((await getPurchase(tx, checkout.purchaseId)).buyer_deleted_at).toMatch(/^2020-01-01/);
    }),
  );
});
