import { describe, expect, it, test } from "vitest";
import { formatCount } from "@/lib/format/count";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { localeOf, sharedLocaleOf } from "@/lib/format/locale";
import { locales, sameNumbers } from "@/lib/format/locales";
import { formatMoney } from "@/lib/format/money";

describe("a member's locale", () => {
  it.each([
    ["de-DE,de;q=0.9,en;q=0.8", "de-DE"],
    ["en;q=0.5, fr", "fr"],
    ["EN-gb", "en-GB"],
    ["es-419,es", "es-419"],
    ["*, ja-JP", "ja-JP"],
    ["xx-YY, nl-NL;q=0.3", "nl-NL"],
    ["zh-TW", "zh-TW"],
    ["de-DE-u-ca-buddhist", "en"],
    ["../../etc/passwd", "en"],
    ["", "en"],
    [null, "en"],
  ])("of Accept-Language %j is %s", (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe("a guest's locale", () => {
  it.each([
    ["de-DE,de;q=0.9,en;q=0.8", "de"],
    ["en;q=0.5, fr-FR", "fr"],
    ["en-AU", "en-AU"],
    ["en-IE", "en-GB"],
    ["en-US", "en"],
    ["pt-BR", "pt"],
    ["xx-YY, nl-NL;q=0.3", "nl"],
    ["en-YY", "en"],
    ["tlh", "en"],
    ["../../etc/passwd", "en"],
    [null, "en"],
  ])("of Accept-Language %j is %s", (header, locale) => {
    expect(sharedLocaleOf(header)).toBe(locale);
  });
});

/** Of large markets; the rare ones are written with their code almost everywhere. */
const currencies = (
  "usd eur gbp chf cad aud nzd sek nok dkk isk pln czk huf ron try ils aed sar bhd jod kwd omr tnd egp ghs ngn kes " +
  "ugx xaf xof zar inr jpy krw cny hkd twd sgd myr thb php idr vnd brl mxn clp cop pyg"
).split(" ");

/** All that a guest's page formats. */
const numbersIn = (locale: string) =>
  [
    formatCount(1_234_567, locale),
    ...currencies.map((currency) => formatMoney(123_456_750, currency, { locale })),
  ].join("|");

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const regions = ["001", "150", "419", ...letters.flatMap((a) => letters.map((b) => a + b))];
/** Each with what it shows. For a region that Intl does not know it uses the language alone. */
const known = new Map(
  locales
    .filter((locale) => !locale.includes("-"))
    .flatMap((language) => [language, ...regions.map((region) => `${language}-${region}`)])
    .filter((tag) => new Intl.NumberFormat(tag).resolvedOptions().locale === tag)
    .map((tag) => [tag, numbersIn(tag)]),
);
const cached = locales.filter((locale) => !sameNumbers.has(locale));

test("a guest sees numbers as their own locale writes them", { timeout: 60_000 }, () => {
  expect(known.size).toBeGreaterThan(400);
  const wrong = [...known].filter(([tag, numbers]) => known.get(sharedLocaleOf(tag)) !== numbers);
  expect(wrong.map(([tag]) => tag)).toEqual([]);
});

test("pages are cached by no more locales than differ", () => {
  expect(cached.length).toBeLessThan(150);
  expect(new Set(cached.map((locale) => known.get(locale))).size).toBe(cached.length);
  for (const tag of known.keys()) expect(cached).toContain(sharedLocaleOf(tag));
});

describe("a date", () => {
  it.each([
    ["en-GB", "21 November 2026 UTC", "21 November 2026 at 14:05 UTC"],
    ["en-US", "November 21, 2026 UTC", "November 21, 2026 at 2:05 PM UTC"],
    ["de-DE", "21. November 2026 UTC", "21. November 2026 um 14:05 UTC"],
    ["th-TH", "21 พฤศจิกายน ค.ศ. 2026 UTC", undefined],
  ])("in %s is %s", (locale, date, dateTime) => {
    const plain = (text: string) => text.replaceAll(/\s/g, " ");
    expect(plain(formatDate("2026-11-21T14:05:00Z", locale))).toBe(date);
    if (dateTime) expect(plain(formatDateTime("2026-11-21T14:05:00Z", locale))).toBe(dateTime);
  });
});
