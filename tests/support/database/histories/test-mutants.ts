import { expect, test } from "vitest";
import { withRollback } from "../database.ts";
import { type Check, inTurns, isShown } from "./is-shown.ts";
import { changeFunction, type Mutant } from "./mutant.ts";

/** A test for each mutant: one of the histories notices it. */
export function testMutants(what: string, mutants: Omit<Mutant, "topic">[], histories: Check[]): void {
  test.concurrent.each(inTurns(mutants).map((mutant) => [mutant.name, mutant.target, mutant] as const))(
    `the ${what} histories notice when %s (%s)`,
    (_name, _target, mutant) =>
      withRollback(async (tx) => {
        await changeFunction(tx, mutant);
        expect(await isShown(tx, histories), "some history shows it").toBe(true);
      })(),
    600_000,
  );
}

/** The histories of the seeds from 1 to `count`. */
export const seeded = (
  count: number,
  check: (...args: [...Parameters<Check>, seed: number]) => Promise<void>,
) =>
  Array.from(
    { length: count },
    (_, index): Check =>
      (tx) =>
        check(tx, index + 1),
  );
