import { expect, test } from "vitest";
import { firstOpening, isNewlyPaid } from "@/lib/purchases/first-open";
import { after, changed } from "../../support/database/details-of";

const changes = [
  ...changed(null, "pending", { at: 0 }),
  ...changed("pending", "completed", { at: 20 }),
  ...changed("completed", "disputed", { at: 100 }),
];

test("an opening while this purchase opened the lesson is its own", () => {
  expect(firstOpening({ changes, openedAt: after(30) })).toBe(after(30));
});

test.each([
  ["before this purchase began", -60],
  ["before it was paid", 10],
  ["after it was disputed", 200],
])("an opening %s belongs to another one", (_, at) => {
  expect(firstOpening({ changes, openedAt: after(at) })).toBeNull();
});

test("a lesson that no one opened has none", () => {
  expect(firstOpening({ changes, openedAt: null })).toBeNull();
});

const paid = { changes, openedAt: null, paidAt: after(20), paidMinor: 1200 };

test.each([
  ["in the hour after it", {}, 600, true],
  ["later", {}, 3_620, false],
  ["when the lesson was opened", { openedAt: after(30) }, 600, false],
  ["when the lesson was opened by an earlier purchase", { openedAt: after(-60) }, 600, true],
  ["when nothing was paid", { paidMinor: 0 }, 600, false],
  ["before it", { paidAt: null }, 600, false],
])("a payment is announced %s: %o", (_when, fields, seconds, expected) => {
  expect(isNewlyPaid({ ...paid, ...fields }, Date.parse(after(seconds)))).toBe(expected);
});
