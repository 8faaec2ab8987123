import { describe, expect, test } from "vitest";
import { requireNoUseBeyondLimit } from "../../support/database/coupon-histories/last-row.ts";
import { createCoupon, usesOf } from "../../support/database/coupons.ts";
import { asRole, denied, errorCodeOf, type Tx, withRollback } from "../../support/database/database.ts";
import { type Fact, facts, later, record } from "../../support/database/payment-facts.ts";
import {
  type Checkout,
  createShop,
  getPurchase,
  openCheckout,
  type Shop,
} from "../../support/database/shop.ts";

const { opened, paid, submitted, settledLater, failedLater, expired, refund, dispute } = facts;
type Step = (checkout: Checkout) => Fact;
const part: Step = (checkout) => refund(checkout, { amount: 100 });
const failedRefund: Step = (checkout) => later(9, refund(checkout, { status: "failed" }));
const won: Step = (checkout) => later(9, dispute(checkout, { status: "won" }));
const lost: Step = (checkout) => later(9, dispute(checkout, { status: "lost" }));

describe("a use follows its purchase:", () => {
  test.each<[what: string, steps: Step[], uses: number, status: string]>([
    ["reserved with the row", [], 1, "pending"],
    ["kept while it may be paid", [opened], 1, "pending"],
    ["kept while a bank pays", [submitted], 1, "processing"],
    ["final when paid", [paid], 1, "completed"],
    ["released when it expires", [opened, expired], 0, "expired"],
    ["released when the payment fails", [submitted, failedLater], 0, "failed"],
    ["given back by a full refund", [paid, refund], 0, "refunded"],
    ["given back by a refund that came before the payment", [refund, paid], 0, "refunded"],
    ["kept after a refund in part", [paid, part], 1, "partially_refunded"],
    ["kept when the refund fails, also if that comes first", [failedRefund, paid, refund], 1, "completed"],
    ["counted again when a refund fails later", [paid, refund, failedRefund], 1, "completed"],
    ["kept while a dispute is open", [paid, dispute], 1, "disputed"],
    ["kept when the dispute is won", [paid, dispute, won], 1, "completed"],
    ["kept when the dispute is lost", [lost, paid, dispute], 1, "disputed"],
    ["counted when it is paid after it expired", [expired, paid], 1, "completed"],
    ["counted once, whatever comes twice", [paid, expired, paid, opened, settledLater, paid], 1, "completed"],
    ["released once", [expired, expired, opened, expired], 0, "expired"],
  ])("%s", (_what, steps, uses, status) =>
    withRollback(async (tx) => {
      const { shop, coupon, checkout } = await openWithCode(tx, { total_limit: 1 });
      for (const step of steps) await record(tx, step(checkout));
      expect((await getPurchase(tx, checkout.purchaseId)).status).toBe(status);
      expect(await usesOf(tx, coupon)).toBe(uses);
      const next = await openCheckout(tx, shop.otherLearner, shop.lessonId, { code: "SPRING" });
      expect(next).toMatchObject(uses ? { reason: "used_up" } : { outcome: "open" });
    })(),
  );

  test(
    "released when the shop cancels it",
    withRollback(async (tx) => {
      const { coupon, checkout } = await openWithCode(tx);
      await asService(tx, () => tx`select public.cancel_checkout(${checkout.purchaseId}, 'stripe_error')`);
      expect(await usesOf(tx, coupon)).toBe(0);
    }),
  );

  test(
    "released by the reconciler when the server was killed before Stripe was asked",
    withRollback(async (tx) => {
      const { coupon, checkout } = await openWithCode(tx);
      await tx`update public.purchases set expires_at = now() - interval '2 hours' where id = ${checkout.purchaseId}`;
      await asService(tx, () => tx`select public.expire_unknown_checkouts()`);
      expect(await usesOf(tx, coupon)).toBe(0);
    }),
  );
});

test(
  "is counted by the database alone: no role changes a number of uses",
  withRollback(async (tx) => {
    const { coupon, shop } = await openWithCode(tx);
    for (const actor of ["service_role", shop.creator] as const)
      expect(
        await errorCodeOf(tx, (inner) =>
          asRole(inner, actor, () => inner`update public.coupons set uses = 0 where id = ${coupon}`),
        ),
      ).toBe(denied);
  }),
);

describe("a payment that arrives after its use was given to somebody else", () => {
  test(
    "stays paid at its price, and counts beyond the limit",
    withRollback(async (tx) => {
      const { shop, coupon, checkout } = await openWithCode(tx, { total_limit: 1 });
      await record(tx, expired(checkout));
      const next = await openCheckout(tx, shop.otherLearner, shop.lessonId, { code: "SPRING" });
      await record(tx, paid(checkout));
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject({
        status: "completed",
        paid_minor: 900,
      });
      expect(await usesOf(tx, coupon)).toBe(2);
      await record(tx, expired(next));
      expect(await usesOf(tx, coupon)).toBe(1);
    }),
  );

  test("but nobody else gets a use beyond it", withRollback(requireNoUseBeyondLimit));
});

describe("what was agreed stays:", () => {
  test.each([
    ["another discount", { percent: 50 }],
    ["a lower limit", { total_limit: 1 }],
    ["a later start", { starts_at: "2090-01-01T00:00:00Z" }],
    ["its end", { starts_at: "2020-01-01T00:00:00Z", ends_at: "2020-01-02T00:00:00Z" }],
    ["another name", { code: "SUMMER" }],
  ])("%s changes no open checkout", (_what, change) =>
    withRollback(async (tx) => {
      const { shop, coupon, checkout } = await openWithCode(tx);
      await tx`update public.coupons set ${tx(change)} where id = ${coupon}`;
      const code = "code" in change ? change.code : "SPRING";
      expect(await openCheckout(tx, shop.learner, shop.lessonId, { code })).toEqual(checkout);
      await record(tx, paid(checkout));
      const bought = { status: "completed", amount: 9, discount: 3, coupon_code: "SPRING" };
      expect(await getPurchase(tx, checkout.purchaseId)).toMatchObject(bought);
    })(),
  );
});

describe("an open checkout with a code", () => {
  test(
    "is outdated for another code, and for none, and keeps its use until it is expired",
    withRollback(async (tx) => {
      const { shop, coupon, checkout } = await openWithCode(tx);
      const other = await createCoupon(tx, shop.creator, { code: "HALF", percent: 50 });
      const outdated = { outcome: "outdated", purchaseId: checkout.purchaseId };
      expect(await openCheckout(tx, shop.learner, shop.lessonId)).toMatchObject(outdated);
      expect(await openCheckout(tx, shop.learner, shop.lessonId, { code: "HALF" })).toMatchObject(outdated);
      expect([await usesOf(tx, coupon), await usesOf(tx, other)]).toEqual([1, 0]);
      await record(tx, expired(checkout));
      const next = await openCheckout(tx, shop.learner, shop.lessonId, { code: "HALF" });
      expect(next).toMatchObject({ outcome: "open", amountMinor: 600 });
      expect([await usesOf(tx, coupon), await usesOf(tx, other)]).toEqual([0, 1]);
    }),
  );

  test(
    "is kept when the new code is refused",
    withRollback(async (tx) => {
      const { shop, checkout } = await openWithCode(tx);
      const typo = await openCheckout(tx, shop.learner, shop.lessonId, { code: "SPRIN" });
      expect(typo).toMatchObject({ outcome: "coupon_invalid", reason: "unknown" });
      expect((await getPurchase(tx, checkout.purchaseId)).status).toBe("pending");
    }),
  );

  test(
    "is resumed with its code",
    withRollback(async (tx) => {
      const { shop, checkout } = await openWithCode(tx);
      const resumed = await openCheckout(tx, shop.learner, shop.lessonId, { resuming: true });
      expect(resumed).toEqual(checkout);
      const [row] = await asService(
        tx,
        () =>
          tx`select * from private.get_resumable_checkout(${shop.learner.id}, ${shop.lessonId}, 10, false)`,
      );
      expect(row).toMatchObject({ coupon_code: "SPRING", amount_minor: "900" });
    }),
  );
});

const asService = <T>(tx: Tx, statement: () => Promise<T>) => asRole(tx, "service_role", statement);

async function openWithCode(
  tx: Tx,
  fields = {},
): Promise<{ shop: Shop; coupon: string; checkout: Checkout }> {
  const shop = await createShop(tx);
  const coupon = await createCoupon(tx, shop.creator, fields);
  const checkout = await openCheckout(tx, shop.learner, shop.lessonId, { code: "SPRING" });
  return { shop, coupon, checkout };
}
