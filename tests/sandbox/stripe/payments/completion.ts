import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";
import { customerDetails } from "../sessions/new-session.ts";
import { emit } from "../webhooks/events.ts";
import { chargeFor } from "./charges.ts";
import type { Payer, PaymentOutcome } from "./payments.ts";

/** Marks charge, payment intent and session as paid, and emits the events. */
export function succeed(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
  attempt: string | null,
): PaymentOutcome {
  const charge = chargeFor(sandbox, intent, payer, null);
  const succeeded: Stripe.PaymentIntent = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: null,
  };
  sandbox.store.put("charge", charge);
  sandbox.store.put("payment_intent", succeeded);
  emit(sandbox, { type: "charge.succeeded", data: { object: charge } }, customerCause(session));
  emit(sandbox, { type: "payment_intent.succeeded", data: { object: succeeded } }, customerCause(session));
  return complete(sandbox, session, payer, { attempt, payment_status: "paid" });
}

/** Completes the session: paid, or unpaid while a bank debit is pending. */
export function complete(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  payer: Payer,
  { attempt, payment_status }: { attempt: string | null; payment_status: "paid" | "unpaid" },
): PaymentOutcome {
  const completed: Stripe.Checkout.Session = {
    ...session,
    status: "complete",
    payment_status,
    customer_details: customerDetails(payer.email, payer.name),
    url: null,
    client_secret: null,
  };
  sandbox.store.put("session", completed);
  const order = sandbox.store.get("order", session.id);
  if (order) sandbox.store.put("order", { ...order, paidBy: attempt });
  const event = { type: "checkout.session.completed", data: { object: completed } } as const;
  return { kind: "complete", session: completed, event: emit(sandbox, event, customerCause(session)) };
}

export function customerCause(session: Stripe.Checkout.Session) {
  return { session: session.id, request: null };
}
