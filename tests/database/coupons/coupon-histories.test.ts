import { test } from "vitest";
import { checkCouponHistory, checkDirectedHistory } from "../../support/database/coupon-histories/check.ts";
import { directedHistories } from "../../support/database/coupon-histories/directed-histories.ts";
import { withRollback } from "../../support/database/database.ts";
import { scaled } from "../../support/scale.ts";

// The same histories in each run; LECTERN_SEED=<number> tries others.
const first = Number(process.env.LECTERN_SEED ?? 1);
const seeds = Array.from({ length: scaled(1, 100) }, (_, index) => first + index);

test.concurrent.each(seeds)(
  "seed %i: however codes are made, edited, ended, used, paid, expired and refunded, in any order and with crashes, uses, prices and splits are what the model says",
  (seed) => withRollback((tx) => checkCouponHistory(tx, seed))(),
);

test.concurrent.each(directedHistories)("%s", (_name, history) =>
  withRollback((tx) => checkDirectedHistory(tx, history))(),
);
