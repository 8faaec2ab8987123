import type Stripe from "stripe";
import { newId } from "../api/ids.ts";
import type { Sandbox } from "../sandbox.ts";
import { isOpen, requireSession } from "../sessions/sessions.ts";
import { emit } from "../webhooks/events.ts";
import type { TestAccount } from "./bank-accounts.ts";
import type { Card } from "./cards.ts";
import { chargeFor } from "./charges.ts";
import { byCustomer, succeed } from "./completion.ts";
import { beginDebit } from "./debits.ts";
import { declineError, paymentIntentFor, paymentMethodFor } from "./payment-intents.ts";

/** Who pays, by card or out of a bank account. */
export type Payer = { email: string; name: string } & (
  | { card: Card; bank?: undefined }
  | { bank: TestAccount; card?: undefined }
);

/** A payment that waits for the customer's bank, under its payment intent's id. */
export type Waiting = { id: string; payer: Payer };

/** What came of an attempt to pay. `event` is the one that tells the shop; a session that is complete may be unpaid yet. */
export type PaymentOutcome =
  | { kind: "complete"; session: Stripe.Checkout.Session; event: Stripe.Event }
  | { kind: "authenticate"; session: Stripe.Checkout.Session }
  | { kind: "declined"; error: Stripe.PaymentIntent.LastPaymentError }
  | { kind: "closed"; session: Stripe.Checkout.Session };

/** The customer presses "Pay". `attempt` names the page load, so that a double submit is known as one. */
export function pay(
  sandbox: Sandbox,
  sessionId: string,
  payer: Payer,
  attempt: string | null,
): PaymentOutcome {
  return sandbox.store.transaction(() => {
    // Read here and not before: of two submits at once, the second must see what the first did.
    const session = requireSession(sandbox, sessionId);
    if (!isOpen(sandbox, session)) return { kind: "closed", session };
    const intent = { ...confirmedIntent(sandbox, session), payment_method: newId("pm") };
    const opened = { ...session, payment_intent: intent.id };
    sandbox.store.put("session", opened, session.expires_at);
    if (payer.bank) return beginDebit(sandbox, opened, intent, payer, attempt);
    const { outcome } = payer.card;
    if (outcome.kind === "declined") return decline(sandbox, opened, intent, payer, outcome);
    if (outcome.kind === "authenticate") return askForAuthentication(sandbox, opened, intent, payer);
    return succeed(sandbox, opened, intent, payer, attempt);
  });
}

/** The customer comes back from the bank's page. Answers null when the bank was not asked. */
export function authenticate(
  sandbox: Sandbox,
  sessionId: string,
  passed: boolean,
  attempt: string | null,
): PaymentOutcome | null {
  return sandbox.store.transaction(() => {
    const session = requireSession(sandbox, sessionId);
    if (!isOpen(sandbox, session)) return { kind: "closed", session };
    const intent = currentIntent(sandbox, session);
    const waiting = intent && sandbox.store.get("waiting", intent.id);
    if (!intent || !waiting || intent.status !== "requires_action") return null;
    sandbox.store.remove("waiting", intent.id);
    return passed
      ? succeed(sandbox, session, intent, waiting.payer, attempt)
      : failAuthentication(sandbox, session, intent, waiting.payer);
  });
}

/** The session's payment intent, if the customer ever confirmed one. */
export function currentIntent(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
): Stripe.PaymentIntent | undefined {
  const id = session.payment_intent;
  return typeof id === "string" ? sandbox.store.get("payment_intent", id) : undefined;
}

// Stripe makes the payment intent when the customer first confirms, and keeps it for the next tries.
function confirmedIntent(sandbox: Sandbox, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const existing = currentIntent(sandbox, session);
  if (existing) return existing;
  const intent = paymentIntentFor(session, sandbox.store.get("order", session.id), sandbox.now());
  emit(sandbox, { type: "payment_intent.created", data: { object: intent } }, byCustomer(session));
  return intent;
}

type Decline = { code: string; declineCode: string; message: string };

function decline(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
  { code, declineCode, message }: Decline,
): PaymentOutcome {
  const charge = chargeFor(sandbox, intent, payer, { code, declineCode, message });
  const error = declineError(
    { code, decline_code: declineCode, message, charge: charge.id },
    paymentMethodFor(intent, payer, sandbox.now()),
  );
  const failed = keepFailure(sandbox, { ...intent, latest_charge: charge.id }, error);
  sandbox.store.put("charge", charge);
  emit(sandbox, { type: "charge.failed", data: { object: charge } }, byCustomer(session));
  emit(sandbox, { type: "payment_intent.payment_failed", data: { object: failed } }, byCustomer(session));
  return { kind: "declined", error };
}

function askForAuthentication(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): PaymentOutcome {
  const url = `${sandbox.url}/c/pay/${session.id}/authenticate`;
  const asking: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_action",
    next_action: { type: "redirect_to_url", redirect_to_url: { url, return_url: session.url } },
    last_payment_error: null,
  };
  sandbox.store.put("payment_intent", asking);
  sandbox.store.put("waiting", { id: intent.id, payer });
  emit(sandbox, { type: "payment_intent.requires_action", data: { object: asking } }, byCustomer(session));
  return { kind: "authenticate", session };
}

function failAuthentication(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): PaymentOutcome {
  const code = "payment_intent_authentication_failure";
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
  const error = declineError({ code, message }, paymentMethodFor(intent, payer, sandbox.now()));
  const failed = keepFailure(sandbox, intent, error);
  emit(sandbox, { type: "payment_intent.payment_failed", data: { object: failed } }, byCustomer(session));
  return { kind: "declined", error };
}

function keepFailure(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
): Stripe.PaymentIntent {
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    next_action: null,
    payment_method: null,
    last_payment_error: error,
  };
  sandbox.store.put("payment_intent", failed);
  return failed;
}
