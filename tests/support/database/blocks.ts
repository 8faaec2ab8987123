import { z } from "zod";
import { type Actor, asRole, type Tx } from "./database.ts";

const plans = z.tuple([
  z.object({ Plan: z.object({ "Shared Hit Blocks": z.int(), "Shared Read Blocks": z.int() }) }),
]);

/**
 * The blocks of 8 kB that a query reads, by `explain (analyze, buffers)`: with what the functions
 * in it read, without planning. The second run counts, because the first one fills the caches of the catalogue.
 */
export async function blocksOf(tx: Tx, actor: Actor, query: string): Promise<number> {
  let blocks = 0;
  for (const _run of [1, 2]) {
    const [row] = await asRole(tx, actor, () =>
      tx.unsafe(`explain (analyze, buffers, format json) ${query}`),
    );
    const [{ Plan: plan }] = plans.parse(row?.["QUERY PLAN"]);
    blocks = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
  }
  return blocks;
}
