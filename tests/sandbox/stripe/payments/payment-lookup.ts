import type Stripe from "stripe";
import { missing } from "../api/errors.ts";
import type { Sandbox } from "../sandbox.ts";

/** Throws Stripe's 404, which names `param`. */
export function requireIntent(sandbox: Sandbox, id: string, param = "intent"): Stripe.PaymentIntent {
  const intent = sandbox.store.get("payment_intent", id);
  if (!intent) throw missing("payment_intent", id, param);
  return intent;
}

/** Throws Stripe's 404, which names `param`. */
export function requireCharge(sandbox: Sandbox, id: string, param = "id"): Stripe.Charge {
  const charge = sandbox.store.get("charge", id);
  if (!charge) throw missing("charge", id, param);
  return charge;
}

export function latestCharge(sandbox: Sandbox, intent: Stripe.PaymentIntent): Stripe.Charge | undefined {
  const id = idOf(intent.latest_charge);
  return id === null ? undefined : sandbox.store.get("charge", id);
}

export function sessionOfIntent(
  sandbox: Sandbox,
  intentId: string | null,
): Stripe.Checkout.Session | undefined {
  if (intentId === null) return undefined;
  for (const session of sandbox.store.list("session")) {
    if (session.payment_intent === intentId) return session;
  }
  return undefined;
}

/** The id in a field that holds an id or an expanded object. */
export function idOf(field: string | { id: string } | null | undefined): string | null {
  return typeof field === "string" ? field : (field?.id ?? null);
}

/** For an event of this charge: its session, and the API request, if any. */
export function causeOf(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  request: Stripe.Event.Request | null = null,
) {
  const session = sessionOfIntent(sandbox, idOf(charge.payment_intent));
  return { session: session?.id ?? null, request };
}
