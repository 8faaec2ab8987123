import "server-only";
import type { z } from "zod";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

type JobName = "events" | "reversals" | "checkouts" | "webhook" | "credits";

/** What a job remembered; null where there is nothing in this shape. */
export async function getJobState<T>(name: JobName, shape: z.ZodType<T>): Promise<T | null> {
  return shape.safeParse(unwrap(await createAdminClient().rpc("get_job_state", { name }))).data ?? null;
}

export async function setJobState(name: JobName, state: object): Promise<void> {
  unwrap(await createAdminClient().rpc("set_job_state", { name, state: JSON.parse(JSON.stringify(state)) }));
}
