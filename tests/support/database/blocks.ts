import { z } from "zod";
import { type Actor, asRole, type Tx } from "./database.ts";

const plans = z.tuple([
  z.object({
    Plan: z.object({ "Shared Hit Blocks": z.int(), "Shared Read Blocks": z.int() }),
    "Execution Time": z.number(),
  }),
]);

/**
 * The blocks of 8 kB that a query reads, by `explain (analyze, buffers)`: with what the functions in it read, without
 * planning; and its milliseconds. The second run counts, because the first one fills the caches of the catalogue. Both
 * are rolled back.
 */
export async function costOf(tx: Tx, actor: Actor, query: string): Promise<{ blocks: number; ms: number }> {
  let cost = { blocks: 0, ms: 0 };
  const run = async (inner: Tx) => {
    const [row] = await asRole(inner, actor, () =>
      inner.unsafe(`explain (analyze, buffers, format json) ${query}`),
    );
    const [{ Plan: plan, "Execution Time": ms }] = plans.parse(row?.["QUERY PLAN"]);
    cost = { blocks: plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], ms };
    throw undo;
  };
  for (const _run of [1, 2]) {
    const reason = await tx.savepoint(run).catch((error: unknown) => error);
    if (reason !== undo) throw reason;
  }
  return cost;
}

const undo = Symbol("roll back");

export const blocksOf = async (tx: Tx, actor: Actor, query: string) =>
  (await costOf(tx, actor, query)).blocks;
