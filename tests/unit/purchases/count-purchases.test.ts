import { expect, test } from "vitest";
import { countIn, type PurchaseTotal } from "../../../lib/purchases/stats.ts";

const total = (
  year: number,
  status: PurchaseTotal["status"],
  kind: PurchaseTotal["kind"],
  purchases: number,
) => ({
  ...{ year, status, kind, purchases, currency: "usd", paidWith: "money" as const },
  ...{ spentMinor: 0, refundedMinor: 0, disputedMinor: 0, netMinor: 0 },
});
const rows = [
  total(2026, "completed", "lesson", 4),
  total(2026, "completed", "credits", 2),
  total(2026, "refunded", "lesson", 1),
  total(2025, "completed", "lesson", 8),
];

test("purchases are counted from their totals, as the history is filtered", () => {
  expect(countIn(rows, {})).toBe(15);
  expect(countIn(rows, { year: 2026 })).toBe(7);
  expect(countIn(rows, { status: ["completed"] })).toBe(14);
  expect(countIn(rows, { kind: "lesson", status: ["completed", "refunded"], year: 2026 })).toBe(5);
  expect(countIn(rows, { year: 2024 })).toBe(0);
  expect(countIn([], {})).toBe(0);
});
