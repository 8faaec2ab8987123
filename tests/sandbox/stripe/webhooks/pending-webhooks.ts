import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";

/** An event never changes but for this count, which falls to 0 when the webhook has accepted it. */
export function withPending(sandbox: Sandbox, event: Stripe.Event): Stripe.Event {
  const pending =
    event.pending_webhooks > 0 && sandbox.store.get("delivery", event.id)?.state !== "delivered";
  return { ...event, pending_webhooks: pending ? 1 : 0 };
}
