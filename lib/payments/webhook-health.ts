import "server-only";
import { z } from "zod";
import { getJobState } from "@/lib/payments/reconcile/job-state";

const state = z.object({
  endpoint: z.enum(["enabled", "disabled", "missing", "unknown"]),
  /** Unix second of the newest event that was not delivered; 0 when a newer one was. */
  lostAt: z.int(),
});
export type WebhookState = z.infer<typeof state>;

/** What the last pass of the reconciler found of the webhook endpoint; null before the first. */
export const getWebhookState = (): Promise<WebhookState | null> => getJobState("webhook", state);

/**
 * Whether webhooks arrive. `late`: events were not delivered, and none has been since. `unknown`: the reconciler has
 * not run, or the provider did not answer.
 * @throws UnavailableError when the database is down.
 */
export async function getWebhookHealth(): Promise<"ok" | "late" | "disabled" | "missing" | "unknown"> {
  const saved = await getWebhookState();
  if (!saved) return "unknown";
  if (saved.endpoint === "disabled" || saved.endpoint === "missing") return saved.endpoint;
  if (saved.lostAt > 0) return "late";
  return saved.endpoint === "enabled" ? "ok" : "unknown";
}
