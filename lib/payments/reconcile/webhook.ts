import "server-only";
import { env } from "@/lib/env";
import { provider } from "@/lib/payments/provider";
import { setJobState } from "@/lib/payments/reconcile/job-state";
import type { Pass } from "@/lib/payments/reconcile/pass";
import { getWebhookState, type WebhookState } from "@/lib/payments/webhook-health";

type Deliveries = { newestLost: number; newestDelivered: number };

/** Whether the provider still delivers here, for readiness and the doctor. */
export async function checkWebhook(pass: Pass, deliveries: Deliveries): Promise<WebhookState> {
  const url = `${env().NEXT_PUBLIC_SITE_URL}/api/stripe/webhook`;
  const answer = pass.stopped ? null : await provider.getWebhookState(url);
  const known = await getWebhookState();
  // Lost until a newer event is delivered.
  const lostAt = Math.max(known?.lostAt ?? 0, deliveries.newestLost);
  const webhook: WebhookState = {
    endpoint: answer?.ok ? answer.data : (known?.endpoint ?? "unknown"),
    lostAt: deliveries.newestDelivered > lostAt ? 0 : lostAt,
  };
  await setJobState("webhook", webhook);
  return webhook;
}
