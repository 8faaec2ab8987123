import { env } from "@/lib/env";
import { notAllowed, route } from "@/lib/http";
import { pingDatabase } from "@/lib/lessons";
import { getWebhookHealth } from "@/lib/payments/webhook-health";

/**
 * Ready: the configuration is whole and the database answers; else 503. Says beside it whether Stripe's webhooks arrive,
 * as the last pass of the reconciler found: a shop without them still serves, and the reconciler catches up.
 */
export const GET = route(async () => {
  env();
  await pingDatabase();
  return { status: "ready", webhooks: await getWebhookHealth() };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
