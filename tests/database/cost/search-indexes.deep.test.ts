import { expect, test } from "vitest";
import { type Tx, withRollback } from "../../support/database/database.ts";
import { createScaleLessons } from "../../support/database/scale-lessons.ts";
import { type Search, search } from "../../support/database/searchable-lessons.ts";

test(
  "among 10,000 lessons words are found by index, and every page begins where the last one ended",
  withRollback(async (tx) => {
    await createScaleLessons(tx, 10_000);
    for (const asked of [
      { words: "stoneware pot77" },
      { words: "pot123" },
      { words: "pto1234" },
      { words: "pot77 pot88" },
    ]) {
      expect(await scansOf(tx, asked), JSON.stringify(asked)).toMatchObject({ whole: 0 });
    }
    for (const sort of ["new", "popular", "price-up", "price-down"]) {
      const { lessons } = await search(tx, { sort });
      const scans = await scansOf(tx, { sort, after: lessons.at(-1) });
      // Once to count, up to a thousand; the page itself reads what it shows and the lesson it begins after.
      expect(scans.whole, sort).toBeLessThanOrEqual(1);
      expect(scans.rowsByIndex, sort).toBeLessThan(1_000 + 40);
    }
  }),
);

/** How often a search reads the whole catalogue, and how many of its rows by an index. */
async function scansOf(tx: Tx, asked: Search) {
  const before = await scans(tx);
  await search(tx, asked);
  const after = await scans(tx);
  return { whole: after.whole - before.whole, rowsByIndex: after.byIndex - before.byIndex };
}

async function scans(tx: Tx) {
  const [row] = await tx<{ whole: number; byIndex: number }[]>`
    select seq_scan::integer as whole, idx_tup_fetch::integer as "byIndex"
    from pg_stat_xact_user_tables where relid = 'private.catalogue'::regclass`;
  return row ?? { whole: 0, byIndex: 0 };
}
