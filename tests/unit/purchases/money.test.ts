import { describe, expect, test } from "vitest";
import { currencies } from "@/lib/format/currencies";
import { currencyName, formatMoney, majorUnits, parseMoney } from "@/lib/format/money";

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
  expect(formatMoney(50000, "isk", { exact: true })).toBe("ISK\u00a0500");
});

test("the decimals are Stripe's also where Intl has others", () => {
  expect(formatMoney(1800, "mga", { exact: true })).toBe("MGA\u00a01,800");
  for (const [code, { digits, step }] of currencies) {
    const [, decimals = ""] = formatMoney(step * 12345, code, { exact: true }).match(/\.(\d+)/) ?? [];
    expect(decimals, code).toHaveLength(step === 100 ? 0 : digits);
  }
});

describe("an amount that a person typed", () => {
  test.each([
    ["12", "usd", 1200],
    ["12.5", "usd", 1250],
    ["12.50", "usd", 1250],
    ["12,50", "eur", 1250],
    [" 7.00 ", "usd", 700],
    ["0.29", "usd", 29],
    ["1.10", "usd", 110],
    ["007", "usd", 700],
    ["0", "usd", 0],
    ["999999999.99", "usd", 99999999999],
    ["1800", "jpy", 1800],
    ["1.25", "kwd", 1250],
    ["1.250", "kwd", 1250],
    ["1,250", "kwd", 1250],
    ["5", "kwd", 5000],
    ["500", "isk", 50000],
    ["500.00", "isk", 50000],
    ["500", "ugx", 50000],
    ["$5", "usd", 500],
    ["5 €", "eur", 500],
    ["EUR 5,50", "eur", 550],
  ])("%j in %s is %s", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  test.each([
    ["", "usd"],
    ["twelve", "usd"],
    ["5 EUR", "usd"],
    ["$", "usd"],
    ["-5", "usd"],
    ["+5", "usd"],
    ["5.", "usd"],
    [".5", "usd"],
    ["1e3", "usd"],
    ["0x10", "usd"],
    ["Infinity", "usd"],
    ["1,234.50", "usd"],
    ["1 234", "usd"],
    ["1,234", "usd"],
    ["12.505", "usd"],
    ["18.5", "jpy"],
    ["1.255", "kwd"],
    ["500.5", "isk"],
    ["9999999999", "usd"],
    ["٣", "usd"],
  ])("%j in %s is none", (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  test("every cent is exact", () => {
    for (let cents = 0; cents <= 20_000; cents++) {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
      expect(parseMoney(text, "usd")).toBe(cents);
    }
  });
});

test.each([
  [1250, "usd", "12.50"],
  [5, "eur", "0.05"],
  [0, "usd", "0.00"],
  [1800, "jpy", "1800"],
  [1250, "kwd", "1.250"],
  [123456789, "usd", "1234567.89"],
])("%i minor units of %s are %s for machines", (minor, currency, text) => {
  expect(majorUnits(minor, currency)).toBe(text);
});

test.each([
  ["usd", "US dollars"],
  ["eur", "euros"],
  ["jpy", "Japanese yen"],
])("the currency %s is called %s", (currency, name) => expect(currencyName(currency)).toBe(name));
