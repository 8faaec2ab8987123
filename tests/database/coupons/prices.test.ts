import { expect, test } from "vitest";
import { type CouponFields, createCoupon, quote } from "../../support/database/coupons.ts";
import { withRollback } from "../../support/database/database.ts";
import { createShop, getPurchase, openCheckout } from "../../support/database/shop.ts";

const off = (amount: string, currency: string): CouponFields => ({ percent: null, amount, currency });

test.each<[what: string, price: string, currency: string, coupon: CouponFields, minor: number]>([
  ["a quarter off", "12.00", "usd", { percent: 25 }, 900],
  ["a third of a price, rounded to the cent", "9.99", "usd", { percent: 33 }, 669],
  ["half of a cent goes to the buyer", "1.99", "usd", { percent: 50 }, 99],
  ["whole yen", "999", "jpy", { percent: 50 }, 499],
  ["whole krónur, though Stripe counts in hundredths", "999", "isk", { percent: 50 }, 49_900],
  ["tens of fils", "9.99", "kwd", { percent: 50 }, 4990],
  ["an amount off", "12.00", "eur", off("2.50", "eur"), 950],
  ["an amount above the price makes it free", "12.00", "eur", off("12.01", "eur"), 0],
  ["100 % makes it free", "12.00", "usd", { percent: 100 }, 0],
  ["never below Stripe's smallest charge", "12.00", "usd", { percent: 99 }, 50],
  ["never below Stripe's smallest charge in forints", "200", "huf", { percent: 50 }, 17_500],
  ["an amount that leaves less than the smallest charge", "12.00", "usd", off("11.99", "usd"), 50],
])("%s: %s %s", (_what, price, currency, fields, minor) =>
  withRollback(async (tx) => {
    const shop = await createShop(tx, { price, currency });
    await createCoupon(tx, shop.creator, fields);
    expect(await quote(tx, null, shop.lessonId)).toMatchObject({ outcome: "valid", amountMinor: minor });
    const checkout = await openCheckout(tx, shop.learner, shop.lessonId, { code: "spring", fee: 12.5 });
    expect(checkout).toMatchObject({ outcome: minor ? "open" : "completed", amountMinor: minor });
    const sale = await getPurchase(tx, checkout.purchaseId);
    expect(sale).toMatchObject({ list_price: Number(price), coupon_code: "SPRING" });
    expect(sale.amount + sale.discount).toBeCloseTo(sale.list_price, 4);
    expect(sale.platform_fee + sale.creator_earnings).toBeCloseTo(sale.amount, 4);
  })(),
);

test(
  "a discount that Stripe's smallest charge leaves nothing of is refused",
  withRollback(async (tx) => {
    const shop = await createShop(tx, { price: "0.50" });
    await createCoupon(tx, shop.creator);
    expect(await quote(tx, null, shop.lessonId)).toMatchObject({ reason: "no_discount" });
  }),
);

test(
  "without a code the list price is paid, and nothing was taken off",
  withRollback(async (tx) => {
    const shop = await createShop(tx);
    await createCoupon(tx, shop.creator);
    const { purchaseId } = await openCheckout(tx, shop.learner, shop.lessonId);
    const full = { amount: 12, list_price: 12, discount: 0, coupon_code: null };
    expect(await getPurchase(tx, purchaseId)).toMatchObject(full);
  }),
);
