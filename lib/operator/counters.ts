import "server-only";
import { z } from "zod";
import { createJobClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const counterProblem = z.object({
  problem: z.enum(["sales_differ_from_purchases", "keepers_differ_from_kept_lessons"]),
  /** Of a lesson. */
  id: z.string(),
});

/**
 * Lessons whose counters differ from the rows that they count, at most 100. Reads all purchases: not for pages.
 * @throws UnavailableError when the database is down.
 */
export async function listCounterProblems(): Promise<z.infer<typeof counterProblem>[]> {
  return z.array(counterProblem).parse(unwrap(await createJobClient().rpc("list_counter_problems")));
}
