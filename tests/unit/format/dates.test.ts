import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime, formatTime } from "@/lib/format/dates";
import { locales } from "@/lib/format/locales";

describe("a day", () => {
  test.each([
    ["the last minute of a year", "2026-12-31T23:59:59Z", "31 December 2026\u00a0UTC"],
    ["the first second of a year", "2027-01-01T00:00:00Z", "1 January 2027\u00a0UTC"],
    ["the same moment, written in Tokyo", "2027-01-01T08:59:59+09:00", "31 December 2026\u00a0UTC"],
    ["a leap day", "2028-02-29T12:00:00Z", "29 February 2028\u00a0UTC"],
  ])("is that of UTC, wherever the server is: %s", (_what, at, expected) => {
    expect(formatDate(at, "en-GB")).toBe(expected);
  });
});

test("a creator's days and times are those of their zone, by its name", () => {
  const at = "2026-11-21T14:05:00Z";
  expect(formatDateTime(at, "en-GB", "Pacific/Kiritimati")).toBe("22 November 2026 at 04:05 GMT+14");
  expect(formatTime(new Date(at), "en-GB", "Pacific/Kiritimati")).toBe("04:05 GMT+14");
  expect(formatTime(new Date(at), "en-GB", "UTC")).toBe("14:05 UTC");
});

test.each(locales)("dates and times are of the Gregorian calendar, and name their zone, in %s", (locale) => {
  expect(formatDate("2026-11-21T14:05:00Z", locale)).toMatch(/2026.*UTC|UTC.*2026/);
  expect(formatDateTime("2026-11-21T14:05:00Z", locale)).toMatch(/2026.*UTC|UTC.*2026/);
});
