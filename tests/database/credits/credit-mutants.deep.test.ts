import postgres from "postgres";
import { expect, test } from "vitest";
import { checkCreditHistory, checkDirectedHistory } from "../../support/database/credit-histories/check.ts";
import { directedHistories } from "../../support/database/credit-histories/directed-histories.ts";
import { mutantsOfCredits } from "../../support/database/credit-histories/mutants/mutants.ts";
import { BrokenLedger } from "../../support/database/credits.ts";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { changeFunction } from "../../support/database/histories/mutant.ts";
import { withSavepoint } from "../../support/database/histories/shop-rows.ts";

// Mutants of one function wait for each other: those of different ones stand side by side.
const byTarget = [...Map.groupBy(mutantsOfCredits(), ({ target }) => target).values()];
const most = Math.max(...byTarget.map(({ length }) => length));
const inTurns = Array.from({ length: most }, (_, turn) => byTarget.flatMap((mutants) => mutants[turn] ?? []));

test.concurrent.each(inTurns.flat().map((mutant) => [mutant.name, mutant.target, mutant] as const))(
  "the credit histories notice when %s (%s)",
  (_name, _target, mutant) =>
    withRollback(async (tx) => {
      await changeFunction(tx, mutant);
      expect(await isShown(tx), "some history shows it").toBe(true);
    })(),
  600_000,
);

const histories: ((tx: Tx) => Promise<void>)[] = [
  ...directedHistories.map(
    ([, history]) =>
      (tx: Tx) =>
        checkDirectedHistory(tx, history),
  ),
  ...Array.from({ length: 400 }, (_, index) => (tx: Tx) => checkCreditHistory(tx, index + 1)),
];

async function isShown(tx: Tx): Promise<boolean> {
  for (const check of histories) if (await withSavepoint(tx, (inner) => isBroken(inner, check))) return true;
  return false;
}

async function isBroken(tx: Tx, check: (tx: Tx) => Promise<void>): Promise<boolean> {
  try {
    await check(tx);
    return false;
  } catch (error) {
    if (error instanceof BrokenLedger) return true;
    // A constraint, or the shop's own check that lots and balance agree (data_corrupted).
    if (error instanceof postgres.PostgresError && /^23|^XX001/.test(error.code)) return true;
    throw error;
  }
}
