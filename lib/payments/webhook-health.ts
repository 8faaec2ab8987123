import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { provider } from "@/lib/payments/provider";
import { getJobState, setJobState } from "@/lib/payments/reconcile/job-state";
import type { Pass } from "@/lib/payments/reconcile/pass";

const state = z.object({
  endpoint: z.enum(["enabled", "disabled", "missing", "unknown"]),
  /** Unix second of the newest event that was not delivered; 0 when a newer one was. */
  lostAt: z.int(),
});
export type WebhookState = z.infer<typeof state>;

/**
 * What the last pass of the reconciler found of the webhook endpoint; null before the first.
 * @throws UnavailableError when the database is down.
 */
export const getWebhookState = (): Promise<WebhookState | null> => getJobState("webhook", state);

/**
 * Whether webhooks arrive. `late`: events were not delivered, and none has been since. `unknown`: the reconciler has
 * not run, or the provider did not answer.
 */
export function webhookHealth(
  saved: WebhookState | null,
): "ok" | "late" | "disabled" | "missing" | "unknown" {
  if (!saved) return "unknown";
  if (saved.endpoint === "disabled" || saved.endpoint === "missing") return saved.endpoint;
  if (saved.lostAt > 0) return "late";
  return saved.endpoint === "enabled" ? "ok" : "unknown";
}

type Deliveries = { newestLost: number; newestDelivered: number };

/** Asks the provider whether it still delivers here, and stores what the pass found. */
export async function checkWebhook(pass: Pass, deliveries: Deliveries): Promise<WebhookState> {
  const url = `${env().NEXT_PUBLIC_SITE_URL}/api/stripe/webhook`;
  const answer = await pass.makeCall(() => provider.getWebhookState(url));
  const known = await getWebhookState();
  // Lost until a newer event is delivered.
  const lostAt = Math.max(known?.lostAt ?? 0, deliveries.newestLost);
  const webhook: WebhookState = {
    endpoint: answer.ok ? answer.data : (known?.endpoint ?? "unknown"),
    lostAt: deliveries.newestDelivered > lostAt ? 0 : lostAt,
  };
  await setJobState("webhook", webhook);
  return webhook;
}
