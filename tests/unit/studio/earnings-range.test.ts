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
  [{ from: "2026-02-27", to: "2026-03-01" }, "2026-02-27", "2026-03-01", "2026-02-24", "day"],
  [{ range: "7", from: "2026-02-27", to: "2026-03-01" }, "2026-11-24", "2026-11-30", "2026-11-17", "day"],
])("%j is from %s to %s", (query, from, to, before, step) => {
  const range = readRange(query, calendar);
  expect(range).toMatchObject({ from, to, step });
  expect(range.previous).toEqual(before ? { from: before, to: addDays(from, -1) } : null);
  expect(range.problem).toBeUndefined();
});

test.each([
  [{ range: "own" }, "a first and a last day"],
  [{ from: "2026-03-01" }, "a first and a last day"],
  [{ range: "own", from: "2026-02-30", to: "2026-03-01" }, "as year, month and day"],
  [{ range: "own", from: "0001-01-01", to: "2026-03-01" }, "a day from 2000 to 2999"],
  [{ range: "own", from: "2026-03-02", to: "2026-03-01" }, "not after the last one"],
  [{ from: "2001-01-01", to: "2026-03-01" }, "at most ten years"],
  [{ range: "decade" }, "one of these ranges"],
])("days %j are refused, and say why: %s", (query, problem) => {
  const range = readRange(query, calendar);
  expect(range).toMatchObject({ name: "30", from: "2026-11-01", to: "2026-11-30" });
  expect(range.problem).toContain(problem);
  expect(range.problem).toMatch(/ Below are the last 30 days\.$/);
});

test("the periods of a range have all its days, each once", () => {
  const range = readRange({ range: "90" }, calendar);
  const periods = periodsOf(range);
  expect(periods[0]).toEqual({ start: "2026-08-31", from: "2026-09-02", to: "2026-09-06" });
  expect(periods.at(-1)).toEqual({ start: "2026-11-30", from: "2026-11-30", to: "2026-11-30" });
});
