import { test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { checkDraftHistory } from "../../support/database/draft-histories/check.ts";
import { scaled } from "../../support/scale.ts";

const seeds = Array.from({ length: scaled(3, 60) }, (_, seed) => seed + 1);

test.each(seeds)("nothing that was acknowledged is lost, with two tabs and a phone (seed %i)", (seed) =>
  withRollback((tx) => checkDraftHistory(tx, seed))(),
);
