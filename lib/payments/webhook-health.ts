import "server-only";
import { z } from "zod";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const state = z.object({
  endpoint: z.enum(["enabled", "disabled", "missing", "unknown"]),
  overdue: z.int(),
});

/**
 * Whether Stripe's webhooks arrive, by the last pass of the reconciler. `late`: it found events that never came.
 * `unknown`: it has not run, or Stripe would not say.
 * @throws UnavailableError when the database is down.
 */
export async function getWebhookHealth(): Promise<"ok" | "late" | "disabled" | "missing" | "unknown"> {
  const saved = state.safeParse(unwrap(await createAdminClient().rpc("get_job_state", { name: "webhook" })));
  if (!saved.success) return "unknown";
  const { endpoint, overdue } = saved.data;
  if (endpoint === "disabled" || endpoint === "missing") return endpoint;
  if (overdue > 0) return "late";
  return endpoint === "enabled" ? "ok" : "unknown";
}
