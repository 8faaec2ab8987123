import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import Stripe from "stripe";
import { env } from "@/lib/env";
import type { Answer, ProviderFailure } from "@/lib/payments/payment-provider";

let client: Stripe | undefined;

/** The Stripe client of this process. The SDK's own 80 s would outlive every browser. */
export function stripe(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_TIMEOUT_MS: timeout } = env();
  client ??= new Stripe(STRIPE_SECRET_KEY, { timeout, maxNetworkRetries: 2, ...apiBase() });
  return client;
}

type Read<A, T> = (answer: A, occurredAt: string) => T;

/** Makes a call and reads its answer. A failure at Stripe or on the way is an outcome; a bug throws. */
export async function ask<A extends Stripe.Response<object>, T>(
  call: () => Promise<A>,
  read: Read<A, T>,
  mayWait = true,
): Promise<Answer<T>> {
  const started = performance.now();
  try {
    const answer = await call();
    const { date } = answer.lastResponse.headers;
    return { ok: true, data: read(answer, stripeTime(date, performance.now() - started)) };
  } catch (error) {
    // The SDK tries again after everything that passes, except after "too many requests".
    if (mayWait && error instanceof Stripe.errors.StripeError && error.statusCode === 429) {
      await wait(300 + Math.random() * 500);
      return ask(call, read, false);
    }
    return { ok: false, ...explain(error) };
  }
}

/**
 * Stripe's second as of which an answer holds, in ISO 8601: the Date header, less the time the call took. An answer
 * that crossed a second on its way must not outdo an event of the second in which its state was read.
 */
function stripeTime(date: string | undefined, milliseconds: number): string {
  return new Date(Date.parse(date ?? "") - Math.ceil(milliseconds / 1000) * 1000).toISOString();
}

/** By `statusCode`, not by class: the SDK reports a 409 as StripeAPIError. No status means that no answer came. */
function explain(error: unknown): ProviderFailure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const status = error.statusCode ?? 0;
  const reason = `${error.type} ${status} ${error.code ?? ""}`.trim();
  if (status === 404) return { code: "refused", reason, permanent: "unknown_session" };
  // docs.stripe.com/api/idempotent_requests: a 500, too, is kept under its key and replayed for a day.
  const isReplay = error.headers?.["idempotent-replayed"] === "true";
  if (status >= 500 && isReplay) return { code: "unavailable", reason, permanent: "spent_key" };
  const unreachable = status === 0 || status === 429;
  if (unreachable || status === 409 || status >= 500)
    return { code: "unavailable", reason, unreachable, retryAfterSeconds: 5 };
  const field = error.param ?? (error.code === "email_invalid" ? "customer_email" : undefined);
  return { code: "refused", reason, ...(field && { field }) };
}

function apiBase() {
  const base = env().STRIPE_API_BASE;
  if (!base) return {};
  const { protocol, hostname, port } = new URL(base);
  return { protocol: protocol === "http:" ? ("http" as const) : ("https" as const), host: hostname, port };
}
