import { ungrouped } from "./count.ts";
import { currencyOf } from "./currencies.ts";
import { latinDigits } from "./digits.ts";
import { numberFormatter } from "./formatters.ts";
import { isolate } from "./isolate.ts";

/**
 * An amount in integer minor units as text, e.g. (2400, "usd") → "$24", (950, "eur") → "€9.50",
 * (1800, "jpy") → "¥1,800". A whole amount has no decimals, wherever it stands: an amount is written in one way.
 */
export function formatMoney(minor: number, currency: string, { locale = "en" } = {}): string {
  const { digits } = currencyOf(currency);
  const format = numberFormatter(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: "stripIfInteger",
    // Latin digits, because the page is English.
    numberingSystem: "latn",
  });
  return isolate(withMinusSign(format, minor / 10 ** digits));
}

/** Many locales write a hyphen for it, which a line may break after; credits have a minus sign too. */
function withMinusSign(format: Intl.NumberFormat, value: number): string {
  if (value >= 0) return format.format(value);
  const parts = format.formatToParts(value);
  return parts.map(({ type, value }) => (type === "minusSign" ? value.replace("-", "−") : value)).join("");
}

/** For an axis: (120000, "usd") → "$1.2K". */
export const formatCompactMoney = (minor: number, currency: string, locale: string): string => {
  const format = numberFormatter(locale, {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
    trailingZeroDisplay: "stripIfInteger",
    numberingSystem: "latn",
  });
  return withMinusSign(format, minor / 10 ** currencyOf(currency).digits);
};

/** The plural name: "usd" → "US dollars". */
export function currencyName(currency: string): string {
  const format = numberFormatter("en", { style: "currency", currency, currencyDisplay: "name" });
  return format.formatToParts(2).find(({ type }) => type === "currency")?.value ?? currency.toUpperCase();
}

/** An amount in integer minor units as a plain decimal, for machines: (950, "eur") → "9.50", (1800, "jpy") → "1800". */
export function majorUnits(minor: number, currency: string): string {
  const { digits } = currencyOf(currency);
  const sign = minor < 0 ? "-" : "";
  const figures = sign + String(Math.abs(minor)).padStart(digits + 1, "0");
  return digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** An amount in integer minor units as it is typed in a locale: (1250, "eur", "de") → "12,50"; see parseMoney. */
export function typedAmount(minor: number, currency: string, locale: string): string {
  const { decimal } = notationOf(currency, locale);
  return majorUnits(minor, currency).replace(".", /[.,]/.test(decimal) ? decimal : ".");
}

/**
 * A typed amount in integer minor units: ("12.50", "usd") → 1250, ("12,5", "eur") → 1250, ("1.250", "kwd") → 1250. What
 * `formatMoney` writes in this locale is read as the same amount, thousands separated and the currency's sign or code
 * beside it; a separator that can only be the decimal one is read as such in any locale. Null for what is no amount in
 * this currency, or cannot be charged.
 */
export function parseMoney(text: string, currency: string, locale = "en"): number | null {
  const { digits, step } = currencyOf(currency);
  const { sign, group, decimal } = notationOf(currency, locale);
  const figures = withoutSigns(latinDigits(text), [sign, currency]).replace(
    decimal,
    /[.,]/.test(decimal) ? "$&" : ".",
  );
  const [, whole = "", separator, fraction = ""] =
    figures.match(/^([\d.,'’\s]*?)(?:([.,])(\d{1,3}))?$/) ?? [];
  const isGroup = fraction.length === 3 && (digits < 3 || separator === group);
  if (isGroup && separator !== group) return null;
  const units = ungrouped(isGroup ? whole + separator + fraction : whole, isGroup ? "" : separator);
  const decimals = isGroup ? "" : fraction;
  if (units === null || decimals.length > digits) return null;
  const minor = Number(units + decimals.padEnd(digits, "0"));
  return minor % step === 0 ? minor : null;
}

/** The currency's sign and the separators, which can differ by currency within a locale: pt-CV writes 1990$50. */
function notationOf(currency: string, locale: string) {
  const format = numberFormatter(locale, {
    style: "currency",
    currency,
    numberingSystem: "latn",
    useGrouping: "always",
    minimumFractionDigits: 1,
  });
  const parts = format.formatToParts(1_234_567);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { sign: partOf("currency"), group: partOf("group"), decimal: partOf("decimal") };
}

/** Direction marks and isolates, which are shown and copied with the amount. */
const withoutMarks = (text: string) => text.replaceAll(/[\u200e\u200f\u061c\u2066-\u2069]/g, "");

/** At either end; one between figures may be a decimal separator. */
function withoutSigns(text: string, signs: string[]): string {
  let figures = withoutMarks(text).toLowerCase().trim();
  for (const sign of signs.map((each) => withoutMarks(each).toLowerCase())) {
    if (figures.startsWith(sign)) figures = figures.slice(sign.length);
    else if (sign && figures.endsWith(sign)) figures = figures.slice(0, -sign.length);
  }
  return figures.replaceAll(/^\p{Sc}+|\p{Sc}+$/gu, "").trim();
}
