import { expect, test } from "vitest";
import { addDays } from "@/lib/format/days";
import { periodsOf, readRange } from "@/lib/studio/earnings/earnings-range";

const calendar = { today: "2026-11-30", firstDay: "2025-02-03" };

test.each([
  [{}, "2026-11-01", "2026-11-30", "2026-10-02", "day"],
  [{ range: "today" }, "2026-11-30", "2026-11-30", "2026-11-29", "day"],
  [{ range: "7" }, "2026-11-24", "2026-11-30", "2026-11-17", "day"],
  [{ range: "90" }, "2026-09-02", "2026-11-30", "2026-06-04", "week"],
  [{ range: "year" }, "2025-12-01", "2026-11-30", "2024-12-01", "month"],
  [{ range: "all" }, "2025-02-03", "2026-11-30", undefined, "month"],
  [{ range: "own", from: "2026-02-27", to: "2026-03-01" }, "2026-02-27", "2026-03-01", "2026-02-24", "day"],
])("%j is from %s to %s", (query, from, to, before, step) => {
  const range = readRange(query, calendar);
  expect(range).toMatchObject({ from, to, step });
  expect(range.previous).toEqual(before ? { from: before, to: addDays(from, -1) } : null);
  expect(range.problem).toBeUndefined();
});

test.each([{}, { from: "2026-02-30", to: "2026-03-01" }, { from: "2026-03-02", to: "2026-03-01" }])(
  "own days %j are refused with a reason",
  (days) => expect(readRange({ range: "own", ...days }, calendar).problem).toBeTruthy(),
);

test("the periods of a range have all its days, each once", () => {
  const range = readRange({ range: "90" }, calendar);
  const periods = periodsOf(range);
  expect(periods[0]).toEqual({ start: "2026-08-31", from: "2026-09-02", to: "2026-09-06" });
  expect(periods.at(-1)).toEqual({ start: "2026-11-30", from: "2026-11-30", to: "2026-11-30" });
});
