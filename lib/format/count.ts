import { latinDigits } from "./digits.ts";
import { numberFormatter } from "./formatters.ts";

/** In the reader's locale with Latin digits, because the page is English: (1234, "de-DE") → "1.234". */
export const formatCount = (number: number, locale: string): string =>
  numberFormatter(locale, { numberingSystem: "latn" }).format(number);

/**
 * A typed whole number: "1000", "1,000", "1 000" and "١٠٠٠" are the same. Null for what is none, such as "1e3" and
 * "10.5"; a point separates no thousands, because it may be meant as a decimal one.
 */
export function parseCount(text: string): number | null {
  const figures = ungrouped(latinDigits(text).trim(), ".");
  return figures === null ? null : Number(figures);
}

/** "1,234,567", "12,34,567" or "1 234" as digits; null where thousands are separated in no such way. */
export function ungrouped(text: string, decimal: string | undefined): string | null {
  if (/^\d{1,12}$/.test(text)) return text;
  const [, group = ""] = text.match(/^\d{1,3}([.,'’\s])/) ?? [];
  if (!group || group === decimal) return null;
  const [first = "", ...others] = text.split(group);
  const last = others.pop() ?? "";
  const isGrouped =
    /^\d{3}$/.test(last) && (others.every(isLong(3)) || (first.length < 3 && others.every(isLong(2))));
  return isGrouped ? [first, ...others, last].join("") : null;
}

const isLong = (length: number) => (part: string) => part.length === length && /^\d+$/.test(part);
