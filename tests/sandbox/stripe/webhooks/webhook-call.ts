import Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";

/** `status` is null when there was no response; then `error` says why. `at` is by the sandbox's clock. */
export type Attempt = { at: number; status: number | null; error: string | null; milliseconds: number };

/** Posts an event once. Signed by the real clock, because the shop verifies the timestamp with its own. */
export async function callWebhook(sandbox: Sandbox, event: Stripe.Event): Promise<Attempt> {
  const payload = JSON.stringify(event, null, 2);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: sandbox.webhook.secret });
  const started = Date.now();
  const outcome = await fetch(sandbox.webhook.url, {
    method: "POST",
    body: payload,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signature,
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      connection: "close",
    },
    redirect: "manual",
    signal: AbortSignal.any([sandbox.stopping, AbortSignal.timeout(TIMEOUT_MS)]),
  }).then(statusOf, reasonOf);
  return { at: sandbox.now(), ...outcome, milliseconds: Date.now() - started };
}

/** Stripe counts everything but 2xx as a failure, redirects included. */
export function wasAccepted({ status }: Attempt): boolean {
  return status !== null && status >= 200 && status < 300;
}

const TIMEOUT_MS = 10_000;

async function statusOf(response: Response): Promise<Pick<Attempt, "status" | "error">> {
  await response.body?.cancel();
  return { status: response.status, error: null };
}

function reasonOf(error: unknown): Pick<Attempt, "status" | "error"> {
  if (!(error instanceof Error)) return { status: null, error: String(error) };
  if (error.name === "TimeoutError")
    return { status: null, error: `No answer within ${TIMEOUT_MS / 1000} seconds.` };
  return { status: null, error: error.cause instanceof Error ? error.cause.message : error.message };
}
