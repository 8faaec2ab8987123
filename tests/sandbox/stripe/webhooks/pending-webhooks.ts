import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";

/** The event with its current `pending_webhooks`, the one field that changes. */
export function withPending(sandbox: Sandbox, event: Stripe.Event): Stripe.Event {
  const pending =
    event.pending_webhooks > 0 && sandbox.store.get("delivery", event.id)?.state !== "delivered";
  return { ...event, pending_webhooks: pending ? 1 : 0 };
}
