import { expect, test } from "vitest";
import { formatCount, parseCount } from "@/lib/format/count";
import { locales } from "@/lib/format/locales";

test.each([
  ["1", 1],
  [" 250 ", 250],
  ["1000", 1000],
  ["1,000", 1000],
  ["1 000", 1000],
  ["1’000", 1000],
  ["12,34,567", 1_234_567],
  ["007", 7],
  ["١٬٠٠٠", 1000],
  ["１２３", 123],
])("%j is %i", (text, number) => {
  expect(parseCount(text)).toBe(number);
});

test.each(["", "1e3", "0x10", "10.5", "1.000", "1,00", "-5", "+5", "٣.٥", "9999999999999", "ten"])(
  "%j is no whole number",
  (text) => {
    expect(parseCount(text)).toBeNull();
  },
);

test("what is shown without separators is read in every locale", () => {
  for (const locale of locales) expect(parseCount(formatCount(999, locale))).toBe(999);
});
