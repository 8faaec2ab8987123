import { canReadCatalogueVersion } from "@/lib/catalogue/version";
import { env } from "@/lib/env";
import { hasCronSecret } from "@/lib/http/job-route";
import { notAllowed, route } from "@/lib/http/route";
import { getWebhookHealth } from "@/lib/payments/webhook-health";
import { pingDatabase } from "@/lib/supabase/ping";

/**
 * 503 unless the configuration is valid and the database answers. Whoever holds CRON_SECRET also learns whether
 * Stripe's webhooks arrive (as of the last reconciliation) and whether the catalogue version can be read.
 */
export const GET = route(async (request) => {
  env();
  await pingDatabase();
  if (!hasCronSecret(request)) return { status: "ready" };
  const [webhooks, seen] = await Promise.all([getWebhookHealth(), canReadCatalogueVersion()]);
  return { status: "ready", webhooks, catalogue: seen ? "ok" : "unseen" };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
