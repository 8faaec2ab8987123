import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { startSandbox } from "../../sandbox/index.ts";
import { createGrowingShop, growTo } from "../../support/database/growth/grow.ts";
import { growthQueries } from "../../support/database/growth/growth-queries.ts";
import {
  findGrowth,
  findNeedlessReasons,
  type Measured,
  measureQueries,
  tableOf,
} from "../../support/database/growth/measure.ts";
import { createWorld } from "../../support/database/growth/world.ts";
import { freePortOffset } from "../../support/free-port-offset.ts";

const sizes = [10_000, 100_000, 1_000_000];
/** Ten thousand lessons; one of a hundred creators sells a tenth of all. */
const market = { creators: 100, lessonsEach: 100, busyShare: 0.1 };
/** Blocks by which a query may grow as its indexes do, a level each. */
const slack = 20;

/**
 * Runs every query that the shop sends with ten thousand, a hundred thousand and a million purchases, or up to
 * `purchases`. Prints the blocks that each reads, and whose reason was not needed. @returns which reads more with the
 * most, without a reason
 */
export async function benchGrowth(purchases: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-bench-"));
  const sandbox = await startSandbox({
    dataDir: join(folder, "sandbox"),
    portOffset: await freePortOffset(),
  });
  const sql = postgres(sandbox.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const measured = await measureSizes(
      sql,
      sizes.filter((size) => size <= purchases),
    );
    const [smallest = [], ...larger] = measured;
    for (const found of larger) console.table(tableOf(smallest, found));
    const largest = larger.at(-1) ?? [];
    const needless = findNeedlessReasons(smallest, largest, slack);
    if (needless.length > 0)
      console.log(`Reasons not needed with ${purchases} purchases: ${needless.join("; ")}`);
    return findGrowth(smallest, largest, slack);
  } finally {
    await sql.end({ timeout: 5 });
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSizes(sql: Sql, wanted: number[]): Promise<Measured[][]> {
  const begin = (work: (tx: TransactionSql) => Promise<void>) => sql.begin(work);
  const shop = await createGrowingShop(begin, market);
  const measured: Measured[][] = [];
  for (const [index, size] of wanted.entries()) {
    const started = performance.now();
    const buyerId = await growTo(begin, shop, [wanted[index - 1] ?? 0, size]);
    await foldEarnings(sql);
    await sql`vacuum (analyze, index_cleanup on)`;
    console.log(`${size} purchases, ${Math.round((performance.now() - started) / 1000)} s`);
    measured.push(
      await measureAndUndo(sql, async (tx) => {
        const world = await createWorld(tx, shop, buyerId);
        return measureQueries(tx, world, growthQueries(world));
      }),
    );
  }
  return measured;
}

/** As the maintenance job does in the end. */
async function foldEarnings(sql: Sql) {
  for (let folded = 1; folded > 0; ) {
    const [row] = await sql<{ folded: number }[]>`select public.fold_earnings(1000000)::integer as folded`;
    folded = row?.folded ?? 0;
  }
}

async function measureAndUndo(
  sql: Sql,
  measure: (tx: TransactionSql) => Promise<Measured[]>,
): Promise<Measured[]> {
  let found: Measured[] = [];
  const undo = new Error("undo");
  const run = async (tx: TransactionSql) => {
    found = await measure(tx);
    throw undo;
  };
  await sql.begin(run).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found;
}
