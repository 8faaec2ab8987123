import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { onTestFinished } from "vitest";
import { startStripe } from "../../sandbox/stripe/server.ts";
import { startReceiver } from "./receiver.ts";

export const WEBHOOK_SECRET = "whsec_sandbox";
const SECRET_KEY = "sk_test_sandbox";

/** Starts a sandbox and a webhook endpoint for one test; `restart` restarts the sandbox on the same data. */
export async function startTestSandbox(now?: () => number) {
  const dataDir = await mkdtemp(join(tmpdir(), "stripe-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const receiver = await startReceiver();
  onTestFinished(receiver.stop);
  const start = () =>
    startStripe({
      port: 0,
      dataDir,
      webhookUrl: receiver.url,
      webhookSecret: WEBHOOK_SECRET,
      secretKey: SECRET_KEY,
      now,
    });
  let sandbox = await start();
  onTestFinished(() => sandbox.stop());
  const restart = async () => {
    await sandbox.stop();
    sandbox = await start();
    return { url: sandbox.url, stripe: clientFor(sandbox.url) };
  };
  return { url: sandbox.url, stripe: clientFor(sandbox.url), receiver, restart };
}

/** The real SDK, without retries. */
export function clientFor(url: string, key = SECRET_KEY): Stripe {
  const { hostname: host, port } = new URL(url);
  return new Stripe(key, { host, port, protocol: "http", maxNetworkRetries: 0, telemetry: false });
}

export function sessionParams(
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  const price_data = { currency: "usd", unit_amount: 1900, product_data: { name: "Watercolour" } };
  return {
    mode: "payment",
    line_items: [{ quantity: 1, price_data }],
    metadata: { purchase_id: "purchase-1" },
    payment_intent_data: { metadata: { purchase_id: "purchase-1" } },
    success_url: "http://localhost:3000/done?session_id={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/lesson",
    ...overrides,
  };
}

/** Calls a JSON route under `/_sandbox`. */
export async function post(url: string, body: object = {}) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body), headers });
  return { status: response.status, body: await response.json() };
}

/** Submits a form without following the redirect. */
export function submitForm(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

/** A valid payment form. */
export const CARD = {
  email: "ada@example.com",
  number: "4242 4242 4242 4242",
  expiry: "12/40",
  cvc: "123",
  name: "Ada",
};

/** `[status, code, param]` of an SDK error. */
export function stripeErrorOf(error: unknown): unknown {
  return error instanceof Stripe.errors.StripeError ? [error.statusCode, error.code, error.param] : error;
}
