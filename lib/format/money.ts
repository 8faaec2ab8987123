import { currencyOf } from "@/lib/format/currencies";
import { isolate } from "@/lib/format/isolate";

/**
 * An amount in integer minor units as text, e.g. (2400, "usd") → "$24", (950, "eur") → "€9.50",
 * (1800, "jpy") → "¥1,800". `exact` keeps the decimals of a whole amount ("$24.00").
 */
export function formatMoney(minor: number, currency: string, { exact = false, locale = "en" } = {}): string {
  const digits = shownDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: exact ? "auto" : "stripIfInteger",
    // Latin digits, because the page is English.
    numberingSystem: "latn",
  });
  return isolate(format.format(minor / 10 ** currencyOf(currency).digits));
}

/** The plural name: "usd" → "US dollars". */
export function currencyName(currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "name" });
  return format.formatToParts(2).find(({ type }) => type === "currency")?.value ?? currency.toUpperCase();
}

/** An amount in integer minor units as a plain decimal, for machines: (950, "eur") → "9.50", (1800, "jpy") → "1800". */
export function majorUnits(minor: number, currency: string): string {
  const { digits } = currencyOf(currency);
  const figures = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/**
 * A typed amount in integer minor units: ("12.50", "usd") → 1250, ("12,5", "eur") → 1250, ("1.250", "kwd") → 1250. The
 * currency's sign or code may stand beside it. Null for what cannot be charged in this currency and for separated
 * thousands, because a comma may be the decimal one.
 */
export function parseMoney(text: string, currency: string): number | null {
  const { digits, step } = currencyOf(currency);
  const figures = text
    .replaceAll(/\p{Sc}/gu, "")
    .replace(new RegExp(currency, "i"), "")
    .trim();
  const [, whole, fraction = ""] = figures.match(/^(\d{1,9})(?:[.,](\d{1,3}))?$/) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return minor % step === 0 ? minor : null;
}

/** Decimals that a whole charge can have: none where the step is a whole unit. */
function shownDigits(currency: string): number {
  const { digits, step } = currencyOf(currency);
  return step === 10 ** digits ? 0 : digits;
}
