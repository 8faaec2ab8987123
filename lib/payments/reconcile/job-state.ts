import "server-only";
import type { z } from "zod";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

type JobName = "events" | "reversals" | "unfinished" | "checkouts" | "receipts" | "webhook" | "credits";

/** What a job remembered; null where there is nothing in this shape. */
export async function getJobState<T>(name: JobName, shape: z.ZodType<T>): Promise<T | null> {
  return shape.safeParse(unwrap(await createAdminClient().rpc("get_job_state", { name }))).data ?? null;
}

export async function setJobState(name: JobName, state: object): Promise<void> {
  unwrap(await createAdminClient().rpc("set_job_state", { name, state: JSON.parse(JSON.stringify(state)) }));
}

type Page = {
  ids: string[];
  maxRows: number;
  /** The last of them that was done; undefined where none was. */
  done: string | undefined;
  /** Where the page began. */
  after: string | undefined;
};

/** After which id the next pass continues in a list; undefined at its end, from where it begins again. */
export function nextCursor({ ids, maxRows, done, after }: Page): string | undefined {
  const isEnd = ids.length < maxRows && done === ids.at(-1);
  return isEnd ? undefined : (done ?? after);
}
