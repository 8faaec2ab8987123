import type { Filter } from "./list-sales.ts";

const newest = "2999-01-01T00:00:00Z";

/** What a creator may ask of their sales, by name, and the time from which the page goes back. */
export const saleQueries = (lessonId: string): [what: string, filter: Filter, before: string][] => [
  ["the first page", {}, newest],
  ["a page further back", {}, "2026-10-31T00:00:00Z"],
  ["a lesson", { lessonId }, newest],
  ["a status", { statuses: ["refunded"] }, newest],
  ["a currency", { currency: "usd" }, newest],
  ["days", { from: "2026-10-30", to: "2026-10-30" }, newest],
  ["a coupon", { coupon: "SPRING" }, newest],
  ["an amount that few have", { currency: "usd", minMinor: 5000 }, newest],
  ["a lesson and a status", { lessonId, statuses: ["refunded"] }, newest],
  ["words of each title", { words: "kerning" }, newest],
  ["a name that nobody has", { words: "zebra" }, newest],
  ["reversals", { by: "reversal" }, newest],
];
