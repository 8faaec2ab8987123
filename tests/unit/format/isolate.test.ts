import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { isolate } from "@/lib/format/isolate";
import { formatMoney } from "@/lib/format/money";

test.each([
  ["Kerning", "Kerning"],
  ["日本料理", "日本料理"],
  ["$24.00", "$24.00"],
  ["שלום", "\u2068שלום\u2069"],
  ["𐤊𐤍𐤏𐤍", "\u2068𐤊𐤍𐤏𐤍\u2069"],
  ["كتابة C++", "\u2068كتابة C++\u2069"],
  ["\u200f24.00 US$", "\u2068\u200f24.00 US$\u2069"],
])("what runs from right to left is isolated: %s", (text, isolated) => {
  expect(isolate(text)).toBe(isolated);
});

describe.each(["ar", "he", "fa", "ur"])("in %s", (locale) => {
  test.each([
    ["an amount", formatMoney(2450, "usd", { locale })],
    ["a date", formatDate("2026-11-21T23:30:00Z", locale)],
    ["a time", formatDateTime("2026-11-21T23:30:00Z", locale)],
  ])("%s does not turn an English sentence around", (_what, text) => {
    expect(text === isolate(text) || text.startsWith("\u2068")).toBe(true);
    // What is not isolated has nothing that runs from right to left.
    expect(text.replace(/^\u2068.*\u2069$/su, "")).not.toMatch(/[\u0590-\u08ff\u200f]/);
  });
});
