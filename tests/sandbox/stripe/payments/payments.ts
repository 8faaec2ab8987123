import type Stripe from "stripe";
import { newId } from "../api/ids.ts";
import type { Sandbox } from "../sandbox.ts";
import { isOpen, requireSession } from "../sessions/sessions.ts";
import { emit } from "../webhooks/events.ts";
import type { TestAccount } from "./bank-accounts.ts";
import type { Card } from "./cards.ts";
import { chargeFor } from "./charges.ts";
import { customerCause, succeed } from "./completion.ts";
import { startDebit } from "./debits.ts";
import { declineError, paymentIntentFor, paymentMethodFor } from "./payment-intents.ts";
import { issueVoucher } from "./vouchers.ts";

export type Payer = { email: string; name: string } & (
  | { card: Card; bank?: undefined; voucher?: undefined }
  | { bank: TestAccount; card?: undefined; voucher?: undefined }
  | { voucher: "oxxo"; card?: undefined; bank?: undefined }
);

/** A payment that waits for 3-D Secure. `id` is its payment intent's. */
export type Waiting = { id: string; payer: Payer };

/** `event` is the one that reports the payment; a complete session may still be unpaid. */
export type PaymentOutcome =
  | { kind: "complete"; session: Stripe.Checkout.Session; event: Stripe.Event }
  | { kind: "authenticate"; session: Stripe.Checkout.Session }
  | { kind: "declined"; error: Stripe.PaymentIntent.LastPaymentError }
  | { kind: "closed"; session: Stripe.Checkout.Session };

/** The customer presses "Pay". `attempt` identifies the page load, so that a double submit is recognized. */
export function pay(
  sandbox: Sandbox,
  sessionId: string,
  payer: Payer,
  attempt: string | null,
): PaymentOutcome {
  return sandbox.store.transaction(() => {
    // Read inside the transaction: the second of two concurrent submits must see the first.
    const session = requireSession(sandbox, sessionId);
    if (!isOpen(sandbox, session)) return { kind: "closed", session };
    const intent = { ...confirmedIntent(sandbox, session), payment_method: newId("pm") };
    const opened = { ...session, payment_intent: intent.id };
    sandbox.store.put("session", opened, session.expires_at);
    if (payer.bank) return startDebit(sandbox, opened, intent, payer, attempt);
    if (payer.voucher) return issueVoucher(sandbox, opened, intent, payer, attempt);
    const { outcome } = payer.card;
    if (outcome.kind === "declined") return decline(sandbox, opened, intent, payer, outcome);
    if (outcome.kind === "authenticate") return requireAuthentication(sandbox, opened, intent, payer);
    return succeed(sandbox, opened, intent, payer, attempt);
  });
}

/** The customer returns from 3-D Secure. Null when no authentication was pending. */
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

export function currentIntent(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
): Stripe.PaymentIntent | undefined {
  const id = session.payment_intent;
  return typeof id === "string" ? sandbox.store.get("payment_intent", id) : undefined;
}

// Stripe creates the payment intent at the first confirmation and reuses it for later attempts.
function confirmedIntent(sandbox: Sandbox, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const existing = currentIntent(sandbox, session);
  if (existing) return existing;
  const intent = paymentIntentFor(session, sandbox.store.get("order", session.id), sandbox.now());
  emit(sandbox, { type: "payment_intent.created", data: { object: intent } }, customerCause(session));
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
  const failed = saveFailure(sandbox, { ...intent, latest_charge: charge.id }, error);
  sandbox.store.put("charge", charge);
  emit(sandbox, { type: "charge.failed", data: { object: charge } }, customerCause(session));
  emit(sandbox, { type: "payment_intent.payment_failed", data: { object: failed } }, customerCause(session));
  return { kind: "declined", error };
}

function requireAuthentication(
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
  emit(sandbox, { type: "payment_intent.requires_action", data: { object: asking } }, customerCause(session));
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
  const failed = saveFailure(sandbox, intent, error);
  emit(sandbox, { type: "payment_intent.payment_failed", data: { object: failed } }, customerCause(session));
  return { kind: "declined", error };
}

function saveFailure(
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
