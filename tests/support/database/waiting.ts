import { until } from "../until.ts";
import { sql, type Tx } from "./database.ts";

/** Begins a transaction and returns once it waits for a lock; `answer` comes when the database lets it. */
export async function beginUntilWaiting<T>(work: (tx: Tx) => Promise<T>): Promise<{ answer: Promise<T> }> {
  const started = Promise.withResolvers<number>();
  let result: [T] | undefined;
  const committed = sql.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    started.resolve(row?.pid ?? 0);
    result = [await work(tx)];
  });
  const answer = committed.then(() => {
    if (!result) throw new Error("committed without a result");
    return result[0];
  });
  answer.catch(started.reject); // The awaiting caller sees it.
  const pid = await started.promise;
  await until("a transaction to wait", () => isWaiting(pid));
  return { answer };
}

async function isWaiting(pid: number): Promise<boolean> {
  const [row] = await sql<{ waits: boolean }[]>`select cardinality(pg_blocking_pids(${pid})) > 0 as waits`;
  return row?.waits ?? false;
}
