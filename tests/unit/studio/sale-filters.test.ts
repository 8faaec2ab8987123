import { expect, test } from "vitest";
import { readSaleFilters, salesUrl } from "@/lib/studio/sales/sale-filters";

const lesson = "6f1d2f7c-3a51-4a55-9a3f-6a3d6f0c2a02";

test.each([
  [{}, {}],
  [
    { from: "2026-01-01", to: "2026-01-31", by: "reversal" },
    { from: "2026-01-01", to: "2026-01-31", by: "reversal" },
  ],
  [{ by: "sale", after: "x" }, {}],
  [
    { lesson, status: "refunded" },
    { lessonId: lesson, statuses: ["refunded"] },
  ],
  [{ status: "kept" }, { statuses: ["completed", "partially_refunded"] }],
  [{ coupon: " Spring " }, { coupon: "Spring" }],
  [{ q: "  قهوة  " }, { words: "قهوة" }],
  [{ min: "12.50" }, { currency: "usd", minMinor: 1250 }],
  [
    { currency: "JPY", max: "1200" },
    { currency: "jpy", maxMinor: 1200 },
  ],
  [
    { currency: "kwd", min: "1.250", max: "2" },
    { currency: "kwd", minMinor: 1250, maxMinor: 2000 },
  ],
])("%j is the filter %j", (query, filter) => {
  expect(readSaleFilters(query, ["usd"])).toMatchObject({ problems: {} });
  expect(readSaleFilters(query, ["usd"]).filter).toEqual(filter);
});

test.each([
  [{ from: "2026-02-30" }, "from", "Please write a day"],
  [{ to: "yesterday" }, "to", "Please write a day"],
  [{ from: "0001-01-01" }, "from", "a day from 2000 to 2999"],
  [{ to: "9999-12-31" }, "to", "a day from 2000 to 2999"],
  [{ from: "2026-02-02", to: "2026-02-01" }, "to", "The last day is before the first."],
  [{ lesson: "x" }, "lesson", "one of your lessons"],
  [{ status: "lost" }, "status", "Please choose"],
  [{ q: "?!" }, "q", "letters or figures"],
  [{ currency: "xyz" }, "currency", "Please choose a currency"],
  [{ min: "5" }, "currency", "the currency of the amount"],
  [{ currency: "eur", min: "five" }, "min", "in figures such as"],
  [{ currency: "eur", min: "5", max: "4" }, "max", "€5 or more"],
  [{ currency: "jpy", max: "1.5" }, "max", "in figures such as"],
])("%j says at %s what it needs, and keeps what was typed", (query, name, problem) => {
  const { typed, problems } = readSaleFilters(query, ["eur", "usd"]);
  expect(Object.keys(problems)).toEqual([name]);
  expect(Object.values(problems)[0]).toContain(problem);
  expect(typed).toMatchObject(query);
});

test("a figure's link is read as the same filter", () => {
  const typed = { from: "2026-01-01", to: "2026-01-31", by: "sale", lesson, currency: "eur", q: "a & b" };
  const url = salesUrl(typed, "cursor");
  const query = Object.fromEntries(new URL(url, "http://shop.test").searchParams);
  expect(query).toMatchObject({ after: "cursor", q: "a & b" });
  expect(readSaleFilters(query, []).filter).toEqual({
    from: "2026-01-01",
    to: "2026-01-31",
    lessonId: lesson,
    currency: "eur",
    words: "a & b",
  });
  expect(salesUrl({})).toBe("/sales");
});
