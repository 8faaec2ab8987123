import fc from "fast-check";
import { test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { checkHistory } from "../../support/database/histories/properties.ts";
import { installRecorder } from "../../support/database/histories/shop-rows.ts";
import { createWorld } from "../../support/database/histories/shop-world.ts";
import { choices } from "../../support/database/histories/stripe-history.ts";
import { scaled } from "../../support/scale.ts";

// The same histories in each run; LECTERN_SEED=<number> tries a thousand others.
const chosen = process.env.LECTERN_SEED;
const runs = chosen
  ? [[Number(chosen), 1000]]
  : [20261102, 7, 1871, 4711, 31, 99].slice(0, scaled(2, 6)).map((seed) => [seed, scaled(10, 200)]);

test.concurrent.each(runs)(
  "seed %i, %i histories of a Stripe account: any order, any repetition, any crash, and the rows are what the model says",
  (seed = 0, numRuns = 0) =>
    withRollback(async (tx) => {
      const world = await createWorld(tx);
      await installRecorder(tx);
      const property = fc.asyncProperty(choices(), (history) => checkHistory(tx, world, history));
      await fc.assert(property, { seed, numRuns });
    })(),
  600_000,
);
