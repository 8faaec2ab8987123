import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const health = z.object({ waiting: z.int(), since: z.string().nullable() });

const lateMilliseconds = 15 * 60_000;

/**
 * Whether mails are sent. `unset`: SMTP_URL is not configured. `late`: one waits for more than a quarter of an hour.
 * `waiting` counts up to 1000, and not the digests of days to come.
 * @throws UnavailableError when the database is down.
 */
export async function getMailHealth(): Promise<{ state: "ok" | "late" | "unset"; waiting: number }> {
  const { waiting, since } = health.parse(unwrap(await createAdminClient().rpc("get_mail_health")));
  if (!env().SMTP_URL) return { state: "unset", waiting };
  const isLate = since !== null && Date.parse(since) < Date.now() - lateMilliseconds;
  return { state: isLate ? "late" : "ok", waiting };
}
