import { expect, test } from "vitest";
import { checkCreditHistory, checkDirectedHistory } from "../../support/database/credit-histories/check.ts";
import { directedHistories } from "../../support/database/credit-histories/directed-histories.ts";
import { mutantsOfCredits } from "../../support/database/credit-histories/mutants/mutants.ts";
import { withRollback } from "../../support/database/database.ts";
import { type Check, inTurns, isShown } from "../../support/database/histories/is-shown.ts";
import { changeFunction } from "../../support/database/histories/mutant.ts";

const histories: Check[] = [
  ...directedHistories.map(
    ([, history]): Check =>
      (tx) =>
        checkDirectedHistory(tx, history),
  ),
  ...Array.from(
    { length: 400 },
    (_, index): Check =>
      (tx) =>
        checkCreditHistory(tx, index + 1),
  ),
];

test.concurrent.each(
  inTurns(mutantsOfCredits()).map((mutant) => [mutant.name, mutant.target, mutant] as const),
)(
  "the credit histories notice when %s (%s)",
  (_name, _target, mutant) =>
    withRollback(async (tx) => {
      await changeFunction(tx, mutant);
      expect(await isShown(tx, histories), "some history shows it").toBe(true);
    })(),
  600_000,
);
