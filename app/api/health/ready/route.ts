import { canReadCatalogueVersion } from "@/lib/catalogue/version";
import { env } from "@/lib/env";
import { hasCronSecret } from "@/lib/http/job-route";
import { notAllowed, route } from "@/lib/http/route";
import { getMailHealth } from "@/lib/mails/health";
import { getWebhookState, webhookHealth } from "@/lib/payments/webhook-health";
import { pingDatabase } from "@/lib/supabase/ping";

/**
 * 503 unless the configuration is valid and the database answers. Whoever holds CRON_SECRET also learns whether
 * Stripe's webhooks arrive (as of the last reconciliation), whether the catalogue version can be read, and whether
 * mails are sent.
 */
export const GET = route(async (request) => {
  env();
  await pingDatabase();
  if (!hasCronSecret(request)) return { status: "ready" };
  const [webhooks, seen, mails] = await Promise.all([
    getWebhookState().then(webhookHealth),
    canReadCatalogueVersion(),
    getMailHealth(),
  ]);
  return { status: "ready", webhooks, catalogue: seen ? "ok" : "unseen", mails };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
