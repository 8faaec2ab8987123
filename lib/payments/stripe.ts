import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import Stripe from "stripe";
import { env } from "@/lib/env";
import {
  type CheckoutOrder,
  type PaymentProvider,
  type ProviderAnswer,
  type ProviderFailure,
  sessionShape,
} from "@/lib/payments/provider";

let client: Stripe | undefined;

/** The Stripe client of this process. The SDK's own 80 s would outlive every browser, so a call ends after 10 s. */
function stripe(): Stripe {
  client ??= new Stripe(env().STRIPE_SECRET_KEY, { timeout: 10_000, maxNetworkRetries: 2, ...apiBase() });
  return client;
}

/** Stripe Checkout, hosted page. */
export const stripeProvider: PaymentProvider = {
  get livemode() {
    return /_live_/.test(env().STRIPE_SECRET_KEY);
  },
  createSession: (order) =>
    ask(() => stripe().checkout.sessions.create(sessionParams(order), { idempotencyKey: order.purchaseId })),
  retrieveSession: (id) =>
    ask(() => stripe().checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] })),
  expireSession: (id) => ask(() => stripe().checkout.sessions.expire(id)),
};

function sessionParams(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const metadata = {
    purchase_id: order.purchaseId,
    lesson_id: order.lessonId,
    creator_id: order.creatorId,
    lesson_title: order.title,
  };
  return {
    mode: "payment",
    ui_mode: "hosted_page",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency,
          unit_amount: order.amountMinor,
          product_data: { name: order.title },
        },
      },
    ],
    metadata,
    // A session's metadata is not copied to its payment intent, where refunds and disputes will be looked up.
    payment_intent_data: { metadata },
    client_reference_id: order.purchaseId,
    customer_email: order.customerEmail,
    expires_at: order.expiresAt,
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
  };
}

async function ask(call: Call, mayWait = true): Promise<ProviderAnswer> {
  try {
    const answer = await call();
    const session = sessionShape.parse(JSON.parse(JSON.stringify(answer)));
    return { ok: true, fact: { session, occurredAt: stripeTime(answer.lastResponse.headers.date) } };
  } catch (error) {
    // The SDK tries again after everything that passes, except after "too many requests".
    if (mayWait && error instanceof Stripe.errors.StripeError && error.statusCode === 429) {
      await wait(300 + Math.random() * 500);
      return ask(call, false);
    }
    return { ok: false, ...explain(error) };
  }
}

type Call = () => Promise<Stripe.Response<Stripe.Checkout.Session>>;

/** Stripe's second by the answer's Date header, in ISO 8601. */
function stripeTime(date: string | undefined): string {
  return new Date(date ?? Number.NaN).toISOString();
}

/** By `statusCode`, not by class: the SDK reports a 409 as StripeAPIError. No status means that no answer came. */
function explain(error: unknown): ProviderFailure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const status = error.statusCode ?? 0;
  const reason = `${error.type} ${status} ${error.code ?? ""}`.trim();
  if (status === 404) return { code: "stripe_error", reason, dead: "unknown_session" };
  // docs.stripe.com/api/idempotent_requests: a 500, too, is kept under its key and replayed for a day.
  const isReplay = error.headers?.["idempotent-replayed"] === "true";
  if (status >= 500 && isReplay) return { code: "unavailable", reason, dead: "spent_key" };
  const passing = status === 0 || status === 409 || status === 429 || status >= 500;
  return passing ? { code: "unavailable", reason, retryAfterSeconds: 5 } : { code: "stripe_error", reason };
}

function apiBase() {
  const base = env().STRIPE_API_BASE;
  if (!base) return {};
  const { protocol, hostname, port } = new URL(base);
  return { protocol: protocol === "http:" ? ("http" as const) : ("https" as const), host: hostname, port };
}
