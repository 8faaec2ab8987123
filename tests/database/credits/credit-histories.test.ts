import { test } from "vitest";
import { checkCreditHistory, checkDirectedHistory } from "../../support/database/credit-histories/check.ts";
import { directedHistories } from "../../support/database/credit-histories/directed-histories.ts";
import { withRollback } from "../../support/database/database.ts";
import { scaled } from "../../support/scale.ts";

// The same histories in each run; LECTERN_SEED=<number> tries others.
const first = Number(process.env.LECTERN_SEED ?? 1);
const seeds = Array.from({ length: scaled(2, 100) }, (_, index) => first + index);

test.concurrent.each(seeds)(
  "seed %i: whatever happens to packs, grants and lessons, in any order and with crashes, a member has and reads what the model says",
  (seed) => withRollback((tx) => checkCreditHistory(tx, seed))(),
);

test.each(directedHistories)("%s", (_name, history) =>
  withRollback((tx) => checkDirectedHistory(tx, history))(),
);
