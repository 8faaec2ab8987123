import { expect, test } from "vitest";
import { creditTerms } from "@/lib/checkout/credits/terms";

const lesson = { priceMinor: 999, currency: "usd" };
const member = (balance: number, owed = 0) => ({ balance, owed, currency: "usd" });

test.each([
  { name: "more than enough", has: member(1640), missing: 0, topUp: 0 },
  { name: "exactly enough", has: member(999), missing: 0, topUp: 0 },
  { name: "too few", has: member(640), missing: 359, topUp: 359 },
  { name: "none", has: member(0), missing: 999, topUp: 999 },
  { name: "fewer missing than Stripe charges", has: member(985), missing: 14, topUp: 50 },
  { name: "one missing", has: member(998), missing: 1, topUp: 50 },
  { name: "exactly the minimum missing", has: member(949), missing: 50, topUp: 50 },
  { name: "some owed, which are settled first", has: member(0, 359), missing: 1358, topUp: 1358 },
])("a lesson for a member with $name", ({ has, missing, topUp }) => {
  expect(creditTerms(lesson, has)).toEqual({
    price: 999,
    balance: has.balance,
    owed: has.owed,
    missing,
    topUp,
  });
});

test("no more credits are bought for a lesson than are sold at once", () => {
  const dear = { priceMinor: 1_000_001, currency: "usd" };
  expect(creditTerms(dear, member(0))).toMatchObject({ missing: 1_000_001, topUp: null });
  expect(creditTerms(dear, member(1))).toMatchObject({ topUp: 1_000_000 });
});

test("a free lesson, and one in another currency, is not opened with credits", () => {
  expect(creditTerms({ ...lesson, priceMinor: 0 }, member(1640))).toBeNull();
  expect(creditTerms({ ...lesson, currency: "eur" }, member(1640))).toBeNull();
});
