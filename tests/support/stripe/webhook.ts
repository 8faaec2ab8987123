import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { type Answer, ask } from "../http/shop-client.ts";

export const webhookPath = "/api/stripe/webhook";
const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET ?? "";

export type Event = ReturnType<typeof eventOf>;

/** An event as Stripe sends it, with an id of its own. */
export function eventOf(type: string, object: object, more: Record<string, unknown> = {}) {
  return {
    id: `evt_${randomUUID().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object },
    ...more,
  };
}

type Signing = { secret?: string; timestamp?: number };

/** The Stripe-Signature header for a body. */
export function sign(payload: string, { secret = webhookSecret, ...more }: Signing = {}): string {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, ...more });
}

type Delivery = { shop?: string; path?: string; headers?: Record<string, string>; signature?: string };

/** Sends a body (an event, or anything as it is) to the shop, signed unless `signature` says otherwise. */
export function deliver(body: object | string, delivery: Delivery = {}): Promise<Answer> {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const { shop, path = webhookPath, headers, signature = sign(payload) } = delivery;
  return ask(path, { body: payload, shop, headers: { "stripe-signature": signature, ...headers } });
}
