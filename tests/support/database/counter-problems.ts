import { asRole, type Tx } from "./database.ts";

/** What the counters of these lessons do not count as their rows do. */
export async function counterProblemsOf(tx: Tx, lessonIds: string[]): Promise<string[]> {
  const problems = await asRole(
    tx,
    "service_role",
    () => tx<{ problem: string }[]>`
      select problem from public.list_counter_problems() where id = any (${lessonIds}) order by problem`,
  );
  return problems.map(({ problem }) => problem);
}
