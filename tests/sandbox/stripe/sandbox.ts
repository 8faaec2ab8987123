import type { Store } from "./store.ts";
import type { Delivery } from "./webhooks/deliveries.ts";

/** What every part of the Stripe sandbox works on. */
export type Sandbox = {
  /** Where it answers, without a trailing slash. */
  url: string;
  secretKey: string;
  webhook: { url: string; secret: string; enabledEvents: ReadonlySet<string> };
  store: Store;
  /** The sandbox's clock, in whole Unix seconds as in Stripe's objects. A person can move it ahead of the real one. */
  now: () => number;
  /** Idempotency keys whose request is still being worked on. */
  keysInUse: Set<string>;
  /** First attempts that are on their way, by event id. */
  sending: Map<string, Promise<Delivery>>;
  /** Aborted when the sandbox stops. */
  stopping: AbortSignal;
};

/** The events that a shop's webhook endpoint is subscribed to, unless it says otherwise. */
export const DEFAULT_EVENTS: readonly string[] = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
];
