import { describe, expect, test } from "vitest";
import { asRole, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { facts, record } from "../../support/database/payment-facts.ts";
import {
  createPurchase,
  createShop,
  getPurchase,
  openCheckout,
  type Purchase,
} from "../../support/database/shop.ts";

describe("what a purchase promised cannot be changed:", () => {
  test.each([
    ["id", "b0000000-0000-4000-8000-000000000000"],
    ["amount", "13"],
    ["discount", "1"],
    ["coupon_code", "SPRING"],
    ["coupon_id", "b0000000-0000-4000-8000-000000000000"],
    ["platform_fee", "1.3"],
    ["fee_percentage", "11"],
    ["currency", "eur"],
    ["livemode", true],
    ["created_at", "2020-01-01T00:00:00Z"],
  ])("%s", (column, value) =>
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx));
      expect(await change(tx, id, { [column]: value })).toBe("23514");
    })(),
  );

  test(
    "buyer, lesson and creator",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const other = await createShop(tx);
      const id = await createPurchase(tx, shop);
      expect(await change(tx, id, { user_id: shop.otherLearner.id })).toBe("23514");
      expect(await change(tx, id, { lesson_id: other.lessonId })).toBe("23514");
      expect(await change(tx, id, { creator_id: other.creator.id })).toBe("23514");
    }),
  );

  test(
    "the split, even where it still adds up",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx));
      expect(await change(tx, id, { platform_fee: "2", creator_earnings: "10" })).toBe("23514");
      expect(await change(tx, id, { creator_earnings: "11" })).toBe("purchases_split_adds_up");
    }),
  );

  test(
    "and a deleted buyer does not come back as another",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const id = await createPurchase(tx, shop, { user_id: null });
      expect(await change(tx, id, { user_id: shop.learner.id })).toBe("23514");
    }),
  );

  test(
    "nor does a payment become another's, once its buyer is gone",
    withRollback(async (tx) => {
      const shop = await createShop(tx);
      const id = await createPurchase(tx, shop, { user_id: null });
      expect(await change(tx, id, { buyer_key: shop.learner.id })).toBe("23514");
    }),
  );
});

describe("version", () => {
  test(
    "counts changes",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx));
      await tx`update public.purchases set receipt_url = 'https://pay.test/1' where id = ${id}`;
      await tx`update public.purchases set receipt_url = 'https://pay.test/2' where id = ${id}`;
      expect((await getPurchase(tx, id)).version).toBe(3);
    }),
  );

  test(
    "cannot be set",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx));
      await tx`update public.purchases set receipt_url = 'https://pay.test/1', version = 100 where id = ${id}`;
      expect((await getPurchase(tx, id)).version).toBe(2);
    }),
  );

  test(
    "stays, and so do updated_at, timeline and minor units, when the same is written again",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx), { updated_at: "2026-01-01T00:00:00Z" });
      const before = await getPurchase(tx, id);
      const again = await tx`
        update public.purchases set status = status, amount = amount, metadata = metadata where id = ${id}`;
      expect(again.count).toBe(0);
      expect(await getPurchase(tx, id)).toEqual(before);
      expect(await timeline(tx, id)).toEqual([[null, "completed", "direct"]]);
    }),
  );

  test(
    "moves together with updated_at and the minor units",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx), { updated_at: "2026-01-01T00:00:00Z" });
      await tx`update public.purchases set status = 'disputed', refunded_amount = 3.5, disputed_amount = 8.5 where id = ${id}`;
      const after = await getPurchase(tx, id);
      expect(after).toMatchObject({ version: 2, amount_minor: 1200, paid_minor: 1200 });
      expect(after).toMatchObject({ refunded_minor: 350, disputed_minor: 850, grants_access: false });
      expect(after.updated_at).not.toBe("2026-01-01T00:00:00+00:00");
    }),
  );
});

describe("access", () => {
  test.each([
    ["completed", true],
    ["partially_refunded", true],
    ["pending", false],
    ["processing", false],
    ["failed", false],
    ["expired", false],
    ["cancelled", false],
    ["refunded", false],
    ["disputed", false],
    ["review", false],
  ])("is what a purchase that is %s gives: %s", (status, given) =>
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx), { status });
      expect(await getPurchase(tx, id)).toMatchObject({ grants_access: given });
    })(),
  );

  test(
    "cannot be written, only the status it follows from",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx), { status: "refunded" });
      expect(await change(tx, id, { grants_access: true })).toBe("428C9");
    }),
  );
});

describe("the timeline", () => {
  test(
    "says what changed, and why",
    withRollback(async (tx) => {
      const { learner, lessonId } = await createShop(tx);
      const checkout = await openCheckout(tx, learner, lessonId);
      await record(tx, facts.opened(checkout));
      await record(tx, facts.submitted(checkout));
      await record(tx, facts.settledLater(checkout));
      expect(await timeline(tx, checkout.purchaseId)).toEqual([
        [null, "pending", "checkout"],
        ["pending", "processing", "checkout.session.completed"],
        ["processing", "completed", "checkout.session.async_payment_succeeded"],
      ]);
    }),
  );

  test(
    "is not rewritten by the service role either",
    withRollback(async (tx) => {
      const id = await createPurchase(tx, await createShop(tx));
      const asService = (statement: (tx: Tx) => Promise<unknown>) =>
        errorCodeOf(tx, (inner) => asRole(inner, "service_role", () => statement(inner)));
      expect(await asService((inner) => inner`update public.purchase_status_changes set cause = 'x'`)).toBe(
        denied,
      );
      expect(await asService((inner) => inner`delete from public.purchase_status_changes`)).toBe(denied);
      expect(await asService((inner) => inner`truncate public.purchase_status_changes`)).toBe(denied);
      expect(await timeline(tx, id)).toHaveLength(1);
    }),
  );
});

function change(tx: Tx, id: string, fields: Partial<Record<keyof Purchase | string, string | boolean>>) {
  return errorCodeOf(tx, (inner) => inner`update public.purchases set ${inner(fields)} where id = ${id}`);
}

async function timeline(tx: Tx, id: string) {
  const rows = await tx<{ from_status: string | null; to_status: string; cause: string }[]>`
    select from_status, to_status, cause from public.purchase_status_changes where purchase_id = ${id} order by id`;
  return rows.map((row) => [row.from_status, row.to_status, row.cause]);
}
