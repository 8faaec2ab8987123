import { expect, test } from "vitest";
import { msToNextStep, refuseEvenly } from "../../../lib/auth/refuse-evenly.ts";

test.each([
  ["no account", 0, 500],
  ["no account", 3, 497],
  ["a wrong password", 70, 430],
  ["a wrong password, on a busy machine", 499, 1],
  ["a very busy one", 500, 500],
  ["a very busy one", 1220, 280],
])("a refusal for %s after %d ms waits %d ms more", (_, elapsed, more) => {
  expect(msToNextStep(elapsed)).toBe(more);
});

test.each([true, false])("an outcome is passed on: %s", async (ok) => {
  const outcome = ok ? ({ ok } as const) : ({ ok, problem: "wrong_credentials" } as const);
  expect(await refuseEvenly(async () => outcome)).toBe(outcome);
});
