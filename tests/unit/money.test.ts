import { expect, test } from "vitest";
import { formatMoney } from "@/lib/money";

test.each([
  [2400, "usd", "$24"],
  [2450, "usd", "$24.50"],
  [5, "usd", "$0.05"],
  [0, "usd", "$0"],
  [-1200, "usd", "-$12"],
  [950, "eur", "€9.50"],
  [123456789, "usd", "$1,234,567.89"],
  [1800, "jpy", "¥1,800"],
  [1, "jpy", "¥1"],
  [5000, "kwd", "KWD\u00a05"],
  [1250, "kwd", "KWD\u00a01.250"],
  // Stripe counts these in hundredths, although they have none in life.
  [50000, "isk", "ISK\u00a0500"],
  [50000, "ugx", "UGX\u00a0500"],
])("%i minor units of %s are %s", (minor, currency, text) => {
  expect(formatMoney(minor, currency)).toBe(text);
});

test("reads as people of another language write it", () => {
  expect(formatMoney(123456, "eur", { locale: "de" })).toBe("1.234,56\u00a0€");
});

test("sums that stand in a column keep the decimals of a whole amount", () => {
  expect(formatMoney(3100, "usd", { exact: true })).toBe("$31.00");
  expect(formatMoney(1800, "jpy", { exact: true })).toBe("¥1,800");
});
