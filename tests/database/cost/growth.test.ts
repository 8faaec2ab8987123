import { expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { findMismatches } from "../../support/database/growth/calls-in-lib.ts";
import { createGrowingShop, growTo } from "../../support/database/growth/grow.ts";
import { growthQueries } from "../../support/database/growth/growth-queries.ts";
import { findGrowth, type Measured, measureQueries, tableOf } from "../../support/database/growth/measure.ts";
import { createWorld } from "../../support/database/growth/world.ts";

const sizes = [1_000, 10_000];
/** In tables this small, blocks that another plan reads. */
const slack = 300;

test(
  "no query reads more in a larger shop, unless its row says why",
  { timeout: 600_000 },
  withRollback(async (tx) => {
    // In tables this small, reading all may be the cheapest plan, depending on the sample that analyze takes.
    await tx`set local enable_seqscan = off`;
    const begin = (work: (inner: typeof tx) => Promise<void>) => work(tx);
    const shop = await createGrowingShop(begin, {
      creators: 5,
      lessonsEach: 30,
      busyShare: 0.5,
    });
    const measured: Measured[][] = [];
    for (const [index, size] of sizes.entries()) {
      const buyerId = await growTo(begin, shop, [sizes[index - 1] ?? 0, size]);
      await tx`analyze`;
      const world = await createWorld(tx, shop, buyerId);
      const queries = growthQueries(world);
      expect(findMismatches(queries.map(({ sent }) => sent))).toEqual([]);
      const countable = queries.filter(({ needsVacuum }) => !needsVacuum);
      measured.push(await measureQueries(tx, world, countable));
    }
    const [small = [], large = []] = measured;
    console.table(tableOf(small, large));
    expect(findGrowth(small, large, slack)).toEqual([]);
  }),
);
