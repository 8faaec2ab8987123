import "server-only";
import { z } from "zod";
import { createAdminClient } from "@/lib/supabase/admin";
import { unwrap } from "@/lib/supabase/unwrap";

const state = z.object({
  endpoint: z.enum(["enabled", "disabled", "missing", "unknown"]),
  /** Unix second of the newest event that never came by itself; 0 when one that is newer did. */
  lostAt: z.int(),
});
export type WebhookState = z.infer<typeof state>;

/** What the last pass of the reconciler found of Stripe's webhooks; null before the first. */
export async function getWebhookState(): Promise<WebhookState | null> {
  const saved = unwrap(await createAdminClient().rpc("get_job_state", { name: "webhook" }));
  return state.safeParse(saved).data ?? null;
}

/**
 * Whether Stripe's webhooks arrive. `late`: events never came, and none has come since. `unknown`: the reconciler has
 * not run, or Stripe would not say.
 * @throws UnavailableError when the database is down.
 */
export async function getWebhookHealth(): Promise<"ok" | "late" | "disabled" | "missing" | "unknown"> {
  const saved = await getWebhookState();
  if (!saved) return "unknown";
  if (saved.endpoint === "disabled" || saved.endpoint === "missing") return saved.endpoint;
  if (saved.lostAt > 0) return "late";
  return saved.endpoint === "enabled" ? "ok" : "unknown";
}
