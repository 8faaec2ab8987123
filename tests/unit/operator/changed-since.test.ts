import { expect, test } from "vitest";
import { hasChangedSince } from "@/app/[variant]/(operator)/operator/credits/changed-since";
import type { Flash } from "@/lib/http/forms/flash";

const audit = { updatedAt: "2026-11-30T12:00:00.123456+00:00" };
const before = { at: "2026-11-30T11:59:59.999999+00:00" };
const after = { at: "2026-11-30T12:00:00.2+00:00" };

test.each<[string, { at: string }[], Flash | null, boolean]>([
  ["nothing happened", [], null, false],
  ["the newest grant was there", [before], null, false],
  ["a grant came after them", [after, before], null, true],
  ["credits were just granted", [], { kind: "granted", credits: 5, to: "Ada" }, true],
  ["a grant was just taken back", [before], { kind: "grant", result: "withdrawn" }, true],
  ["a grant could not be taken back", [before], { kind: "grant", result: "grant_spent" }, false],
  ["they were just summed up", [before], { kind: "notice", code: "credits-audited" }, false],
])("the books where %s", (_, grants, flash, hasChanged) => {
  expect(hasChangedSince(audit, { grants, flash })).toBe(hasChanged);
});
