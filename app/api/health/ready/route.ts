import { canReadCatalogueVersion } from "@/lib/catalogue/version";
import { env } from "@/lib/env";
import { notAllowed, route } from "@/lib/http/route";
import { getWebhookHealth } from "@/lib/payments/webhook-health";
import { pingDatabase } from "@/lib/supabase/ping";

/**
 * Ready: the configuration is whole and the database answers; else 503. Says beside it whether Stripe's webhooks arrive,
 * as the last pass of the reconciler found, and whether the catalogue's changes are seen: a shop without either still
 * serves, and catches up.
 */
export const GET = route(async () => {
  env();
  await pingDatabase();
  const [webhooks, seen] = await Promise.all([getWebhookHealth(), canReadCatalogueVersion()]);
  return { status: "ready", webhooks, catalogue: seen ? "ok" : "unseen" };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
