import { expect, test } from "vitest";
import { firstOpening } from "@/lib/purchases/first-open";
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
