import Stripe from "stripe";
import { missing } from "../api/errors.ts";
import type { Sandbox } from "../sandbox.ts";
import { endpointStatus } from "./delivery-rules.ts";

/** The endpoint as Stripe's API returns it, without the secret. */
export function webhookEndpoint(sandbox: Sandbox): Stripe.WebhookEndpoint {
  return {
    id: ENDPOINT_ID,
    object: "webhook_endpoint",
    api_version: Stripe.API_VERSION,
    application: null,
    created: CREATED_AT,
    description: null,
    enabled_events: [...sandbox.webhook.enabledEvents],
    livemode: false,
    metadata: {},
    status: endpointStatus(sandbox),
    url: sandbox.webhook.url,
  };
}

/** Throws Stripe's 404. */
export function requireEndpoint(sandbox: Sandbox, id: string): Stripe.WebhookEndpoint {
  if (id !== ENDPOINT_ID) throw missing("webhook_endpoint", id);
  return webhookEndpoint(sandbox);
}

const ENDPOINT_ID = "we_1SandboxLectern0";
const CREATED_AT = 1_700_000_000;
