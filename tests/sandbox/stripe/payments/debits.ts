import type Stripe from "stripe";
import type { Sandbox } from "../sandbox.ts";
import { requireSession } from "../sessions/sessions.ts";
import { emit } from "../webhooks/events.ts";
import type { TestAccount } from "./bank-accounts.ts";
import { chargeFor, pendingCharge, settledCharge } from "./charges.ts";
import { complete, customerCause } from "./completion.ts";
import { declineError, paymentMethodFor } from "./payment-intents.ts";
import { requireCharge, requireIntent } from "./payment-lookup.ts";
import type { Payer, PaymentOutcome } from "./payments.ts";

/** A pending bank debit. `id` is its payment intent's. */
export type Debit = { id: string; session: string; charge: string; payer: Payer; account: TestAccount };

/** Completes the session unpaid; the debit settles or fails days later. */
export function startDebit(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer & { bank: TestAccount },
  attempt: string | null,
): PaymentOutcome {
  const charge = pendingCharge(chargeFor(sandbox, intent, payer, null));
  const processing: Stripe.PaymentIntent = {
    ...intent,
    status: "processing",
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: null,
  };
  const debit = { id: intent.id, session: session.id, charge: charge.id, payer, account: payer.bank };
  sandbox.store.put("charge", charge);
  sandbox.store.put("payment_intent", processing);
  sandbox.store.put("debit", debit, sandbox.now() + DEBIT_SECONDS);
  emit(sandbox, { type: "charge.pending", data: { object: charge } }, customerCause(session));
  emit(sandbox, { type: "payment_intent.processing", data: { object: processing } }, customerCause(session));
  return complete(sandbox, session, payer, { attempt, payment_status: "unpaid" });
}

/** Settles or fails a pending debit; by default as its test account says. Null when there is none. */
export function settleDebit(
  sandbox: Sandbox,
  intentId: string,
  outcome?: "succeed" | "fail",
): Stripe.Event | null {
  return sandbox.store.transaction(() => {
    const debit = sandbox.store.get("debit", intentId);
    if (!debit) return null;
    sandbox.store.remove("debit", intentId);
    const { kind } = debit.account.outcome;
    const succeeds = outcome ? outcome === "succeed" : kind === "settles";
    return succeeds ? completeDebit(sandbox, debit) : failDebit(sandbox, debit);
  });
}

export function settleDueDebits(sandbox: Sandbox): void {
  for (const { id } of sandbox.store.due("debit", sandbox.now())) settleDebit(sandbox, id);
}

const DEBIT_SECONDS = 4 * 24 * 3600;

function completeDebit(sandbox: Sandbox, debit: Debit): Stripe.Event {
  const charge = settledCharge(sandbox, requireCharge(sandbox, debit.charge), null);
  const intent = requireIntent(sandbox, debit.id);
  const succeeded: Stripe.PaymentIntent = { ...intent, status: "succeeded", amount_received: intent.amount };
  const before = requireSession(sandbox, debit.session);
  const session: Stripe.Checkout.Session = { ...before, payment_status: "paid" };
  const cause = { session: session.id, request: null };
  sandbox.store.put("charge", charge);
  sandbox.store.put("payment_intent", succeeded);
  sandbox.store.put("session", session);
  emit(sandbox, { type: "charge.succeeded", data: { object: charge } }, cause);
  emit(sandbox, { type: "payment_intent.succeeded", data: { object: succeeded } }, cause);
  return emit(
    sandbox,
    { type: "checkout.session.async_payment_succeeded", data: { object: session } },
    cause,
  );
}

function failDebit(sandbox: Sandbox, { account, payer, ...debit }: Debit): Stripe.Event {
  const reason = account.outcome.kind === "fails" ? account.outcome : REFUSED;
  const charge = settledCharge(sandbox, requireCharge(sandbox, debit.charge), reason);
  const intent = requireIntent(sandbox, debit.id);
  const method = paymentMethodFor(intent, payer, sandbox.now());
  const { code, message } = reason;
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: declineError({ code, message, charge: charge.id }, method),
  };
  const session = requireSession(sandbox, debit.session);
  const cause = { session: session.id, request: null };
  sandbox.store.put("charge", charge);
  sandbox.store.put("payment_intent", failed);
  emit(sandbox, { type: "charge.failed", data: { object: charge } }, cause);
  emit(sandbox, { type: "payment_intent.payment_failed", data: { object: failed } }, cause);
  return emit(sandbox, { type: "checkout.session.async_payment_failed", data: { object: session } }, cause);
}

/** Reason for the failure of a debit whose test account would settle. */
const REFUSED = {
  code: "insufficient_funds",
  declineCode: "insufficient_funds",
  message: "The customer's account has insufficient funds to cover this payment.",
};
