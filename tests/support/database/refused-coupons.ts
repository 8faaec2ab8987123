import { type CouponFields, createCoupon, setCreatorFee } from "./coupons.ts";
import { type Attempt, type Refused, twice } from "./refused-purchases.ts";

const coupon =
  (fields: CouponFields): Attempt =>
  (tx, shop) =>
    createCoupon(tx, shop.creator, fields);
const usd = { currency: "usd" };

/** What the rules about coupons refuse. */
export const refusedCoupons: Refused[] = [
  ["coupons_code_unique", "one code twice", twice(coupon({}))],
  [
    "coupons_code_unique",
    "one code in another case, with spaces and in full width",
    async (tx, shop) => {
      await createCoupon(tx, shop.creator);
      await createCoupon(tx, shop.creator, { code: "ｓpr ing" });
    },
  ],
  ["coupons_code_form", "a code of two letters", coupon({ code: "AB" })],
  [
    "coupons_code_form",
    "a code that is nothing but dots of no width",
    coupon({ code: "\u200b\u200b\u200b" }),
  ],
  ["coupons_code_form", "a code of 41 letters", coupon({ code: "x".repeat(41) })],
  ["coupons_code_form", "a code that becomes longer than 40 letters", coupon({ code: "\ufdfa".repeat(3) })],
  ["coupons_one_discount", "a percentage and an amount", coupon({ amount: "1", ...usd })],
  ["coupons_one_discount", "no discount", coupon({ percent: null })],
  ["coupons_percent_range", "0 %", coupon({ percent: 0 })],
  ["coupons_percent_range", "101 %", coupon({ percent: 101 })],
  ["coupons_currency_where_money", "an amount without a currency", coupon({ percent: null, amount: "1" })],
  ["coupons_currency_where_money", "a minimum price without a currency", coupon({ minimum_price: "1" })],
  ["coupons_currency_where_money", "a currency of nothing", coupon(usd)],
  ["coupons_currency_chargeable", "a currency of no cards", coupon({ minimum_price: "1", currency: "xxx" })],
  ["coupons_amount_form", "an amount of nothing", coupon({ percent: null, amount: "0", ...usd })],
  ["coupons_amount_form", "an amount below a cent", coupon({ percent: null, amount: "1.005", ...usd })],
  [
    "coupons_amount_form",
    "an amount above every price",
    coupon({ percent: null, amount: "1000000", ...usd }),
  ],
  ["coupons_minimum_price_form", "a minimum price of nothing", coupon({ minimum_price: "0", ...usd })],
  ["coupons_minimum_price_form", "a minimum price below a cent", coupon({ minimum_price: "0.001", ...usd })],
  [
    "coupons_ends_after_start",
    "an end before the start",
    coupon({ starts_at: "2026-03-01T00:00:00Z", ends_at: "2026-02-28T23:59:59Z" }),
  ],
  ["coupons_total_limit_range", "a limit of no use", coupon({ total_limit: 0 })],
  ["coupons_person_limit_range", "a limit of no use per person", coupon({ person_limit: 0 })],
  [
    "creator_fee_changes_percentage_range",
    "a creator's fee of 100.01 %",
    (tx, shop) => setCreatorFee(tx, shop.creator, "100.01"),
  ],
  [
    "creator_fee_changes_reason_length",
    "another fee without a reason",
    (tx, shop) => setCreatorFee(tx, shop.creator, "5", " "),
  ],
  ["coupons_uses_not_negative", "fewer uses than none", coupon({ uses: -1 })],
];
