import { checkCreditHistory, checkDirectedHistory } from "../../support/database/credit-histories/check.ts";
import { directedHistories } from "../../support/database/credit-histories/directed-histories.ts";
import { mutantsOfCredits } from "../../support/database/credit-histories/mutants/mutants.ts";
import type { Check } from "../../support/database/histories/is-shown.ts";
import { seeded, testMutants } from "../../support/database/histories/test-mutants.ts";

const directed = directedHistories.map(
  ([, history]): Check =>
    (tx) =>
      checkDirectedHistory(tx, history),
);

testMutants("credit", mutantsOfCredits(), [...directed, ...seeded(400, checkCreditHistory)]);
