import type { Store } from "./store.ts";
import type { Delivery } from "./webhooks/deliveries.ts";

/** State shared by all parts of the Stripe sandbox. */
export type Sandbox = {
  /** Without a trailing slash. */
  url: string;
  secretKey: string;
  webhook: { url: string; secret: string; enabledEvents: ReadonlySet<string> };
  store: Store;
  /** The sandbox's clock, in Unix seconds. It can be ahead of the real one. */
  now: () => number;
  /** Idempotency keys of requests in progress. */
  keysInUse: Set<string>;
  /** Delivery attempts in progress, by event id. */
  sending: Map<string, Promise<Delivery>>;
  /** Aborted when the sandbox stops. */
  stopping: AbortSignal;
};

/** Default subscriptions of the webhook endpoint. */
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
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
];
