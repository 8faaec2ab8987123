import { describe, expect, test } from "vitest";
import { currencies, currencyOf } from "@/lib/format/currencies";
import { locales } from "@/lib/format/locales";
import {
  currencyName,
  formatCompactMoney,
  formatMoney,
  majorUnits,
  parseMoney,
  typedAmount,
} from "@/lib/format/money";

test.each([
  [2400, "usd", "$24"],
  [2450, "usd", "$24.50"],
  [5, "usd", "$0.05"],
  [0, "usd", "$0"],
  [-1200, "usd", "−$12"],
  [-3510, "eur", "−€35.10"],
  [950, "eur", "€9.50"],
  [123456789, "usd", "$1,234,567.89"],
  [1800, "jpy", "¥1,800"],
  [1, "jpy", "¥1"],
  [5000, "kwd", "KWD\u00a05"],
  [1250, "kwd", "KWD\u00a01.250"],
  // Stripe counts these in hundredths, although they have none in life.
  [50000, "isk", "ISK\u00a0500"],
  [50000, "ugx", "UGX\u00a0500"],
  // Charged with two decimals, though Intl and its payouts have none.
  [199050, "huf", "HUF\u00a01,990.50"],
  [199050, "twd", "NT$1,990.50"],
  [199050, "cop", "COP\u00a01,990.50"],
  [199050, "idr", "IDR\u00a01,990.50"],
  [199050, "lbp", "LBP\u00a01,990.50"],
  [3750, "bhd", "BHD\u00a03.750"],
  [199050, "mga", "MGA\u00a0199,050"],
  [199050, "clp", "CLP\u00a0199,050"],
  // Cannot be charged, but can be disputed: never rounded.
  [199050, "isk", "ISK\u00a01,990.50"],
])("%i minor units of %s are %s", (minor, currency, text) => {
  expect(formatMoney(minor, currency)).toBe(text);
});

test.each(locales)("in %s an amount below zero has a minus sign, not a hyphen", (locale) => {
  expect(formatMoney(-3510, "eur", { locale })).toMatch(/^[^-]*−[^-]*$/);
  expect(formatCompactMoney(-120_000, "eur", locale)).toMatch(/^[^-]*−[^-]*$/);
});

test("reads as people of another language write it", () => {
  expect(formatMoney(123456, "eur", { locale: "de" })).toBe("1.234,56\u00a0€");
});

test("the decimals are Stripe's also where Intl has others", () => {
  for (const [code, { digits, step }] of currencies) {
    const whole = 12345 * 10 ** digits;
    expect(formatMoney(whole, code), code).toMatch(/12,345$/);
    if (step === 10 ** digits) continue;
    const [, decimals = ""] = formatMoney(whole + step, code).match(/\.(\d+)/) ?? [];
    expect(decimals, code).toHaveLength(digits);
  }
});

test.each(locales)("in %s what is shown is read as the amount that it is", (locale) => {
  expectShownIsRead(199_050, "huf", { locale });
  expectShownIsRead(1_234_567_000, "kwd", { locale });
});

test.each([...currencies.keys()])("in %s what is shown is read as the amount that it is", (currency) => {
  const { step, digits } = currencyOf(currency);
  const minor = 1_234_567 * step;
  for (const locale of ["en", "ar"]) expectShownIsRead(minor, currency, { locale });
  expect(Number(majorUnits(minor, currency)) * 10 ** digits).toBeCloseTo(minor, 3);
});

function expectShownIsRead(minor: number, currency: string, { locale }: { locale: string }): void {
  const shown = formatMoney(minor, currency, { locale });
  expect(parseMoney(shown, currency, locale), shown).toBe(minor);
}

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
    ["١٬٢٥٠٫٥٠", "usd", 125050],
    ["１２．５", "usd", 1250],
    ["999999999.99", "usd", 99999999999],
    ["1800", "jpy", 1800],
    ["1.25", "kwd", 1250],
    ["1.250", "kwd", 1250],
    ["5", "kwd", 5000],
    ["500", "isk", 50000],
    ["500.00", "isk", 50000],
    ["500", "ugx", 50000],
    ["$5", "usd", 500],
    ["5 €", "eur", 500],
    ["EUR 5,50", "eur", 550],
    ["1,234.50", "usd", 123450],
    ["1.234,50", "eur", 123450],
    ["1 234", "usd", 123400],
    ["1,234", "usd", 123400],
    ["1,234,567", "usd", 123456700],
    ["12,34,567.5", "inr", 123456750],
    ["1’234.50", "chf", 123450],
    ["HUF 1,990.50", "huf", 199050],
    ["1990,5", "huf", 199050],
    ["1,250", "kwd", 1250000],
    ["9,999,999,999.99", "idr", 999999999999],
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
    ["12,34.50", "usd"],
    ["1 23", "usd"],
    ["1.234", "usd"],
    ["1,234,50", "usd"],
    ["1,234,567.5.5", "usd"],
    ["5$50", "usd"],
    ["1990Ft50", "huf"],
    ["12.505", "usd"],
    ["18.5", "jpy"],
    ["1.255", "kwd"],
    ["500.5", "isk"],
    ["9999999999999", "usd"],
  ])("%j in %s is none", (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  test.each([
    ["1.234", "usd", "de", 123400],
    ["1,250", "kwd", "de", 1250],
    ["1.250", "kwd", "de", 1250000],
    ["1990,50 Ft", "huf", "hu", 199050],
  ])("%j in %s is in %s %i", (text, currency, locale, minor) => {
    expect(parseMoney(text, currency, locale)).toBe(minor);
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
  // With a hyphen, as spreadsheets read it.
  [-3510, "eur", "-35.10"],
  [-5, "eur", "-0.05"],
  [-1800, "jpy", "-1800"],
])("%i minor units of %s are %s for machines", (minor, currency, text) => {
  expect(majorUnits(minor, currency)).toBe(text);
});

test.each([
  ["usd", "US dollars"],
  ["eur", "euros"],
  ["jpy", "Japanese yen"],
])("the currency %s is called %s", (currency, name) => expect(currencyName(currency)).toBe(name));

// A currency for each number of digits and each step, and one whose sign is its decimal separator somewhere.
test.each(["usd", "jpy", "kwd", "isk", "cve"])(
  "%s: what a field shows is read as the same amount",
  (currency) => {
    const { step, minimum, maximum } = currencyOf(currency);
    const wrong = locales.flatMap((locale) =>
      [0, minimum, 12_500 * step, maximum]
        .map((minor) => ({ minor, shown: typedAmount(minor, currency, locale) }))
        .filter(({ minor, shown }) => parseMoney(shown, currency, locale) !== minor)
        .map(({ shown }) => `${locale} ${shown}`),
    );
    expect(wrong).toEqual([]);
  },
);
