import type Stripe from "stripe";
import { z } from "zod";
import { invalid } from "../api/errors.ts";
import { readParameters, text } from "../api/parameters.ts";
import type { Sandbox } from "../sandbox.ts";
import { requireSession } from "../sessions/sessions.ts";
import { emit } from "../webhooks/events.ts";
import { chargeFor } from "./charges.ts";
import { complete, customerCause } from "./completion.ts";
import { declineError, paymentMethodFor } from "./payment-intents.ts";
import { requireIntent } from "./payment-lookup.ts";
import type { Payer, PaymentOutcome } from "./payments.ts";

/** An OXXO voucher (https://docs.stripe.com/payments/oxxo). `id` is its payment intent's. Cancelling keeps it. */
export type Voucher = { id: string; session: string; payer: Payer };

/** Completes the session unpaid; the customer may pay the voucher in a shop within three days. */
export function issueVoucher(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
  attempt: string | null,
): PaymentOutcome {
  const expiresAt = sandbox.now() + VOUCHER_SECONDS;
  const asking: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_action",
    next_action: {
      type: "oxxo_display_details",
      oxxo_display_details: {
        expires_after: expiresAt,
        hosted_voucher_url: null,
        number: "12345678901234567890",
      },
    },
    last_payment_error: null,
  };
  sandbox.store.put("payment_intent", asking);
  sandbox.store.put("voucher", { id: intent.id, session: session.id, payer }, expiresAt);
  emit(sandbox, { type: "payment_intent.requires_action", data: { object: asking } }, customerCause(session));
  return complete(sandbox, session, payer, { attempt, payment_status: "unpaid" });
}

/** The customer pays the voucher, cancelled or not; or it expires. Null when there is none. */
export function settleVoucher(
  sandbox: Sandbox,
  intentId: string,
  outcome: "succeed" | "fail" = "succeed",
): Stripe.Event | null {
  return sandbox.store.transaction(() => {
    const voucher = sandbox.store.get("voucher", intentId);
    if (!voucher) return null;
    const intent = requireIntent(sandbox, intentId);
    if (outcome === "fail" && intent.status !== "requires_action") return null;
    sandbox.store.remove("voucher", intentId);
    return outcome === "succeed"
      ? payVoucher(sandbox, voucher, intent)
      : failVoucher(sandbox, voucher, intent);
  });
}

export function expireDueVouchers(sandbox: Sandbox): void {
  for (const voucher of sandbox.store.due("voucher", sandbox.now()))
    if (!settleVoucher(sandbox, voucher.id, "fail")) sandbox.store.put("voucher", voucher);
}

const cancelParameters = z.strictObject({
  cancellation_reason: z.enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"]).optional(),
  expand: z.array(text()).optional(),
});

/** `POST /v1/payment_intents/:id/cancel`: of a complete session whose voucher is not paid. */
export function cancelIntent(sandbox: Sandbox, id: string, input: Record<string, unknown>): () => object {
  const { cancellation_reason = null } = readParameters(cancelParameters, input);
  return () => {
    const intent = requireIntent(sandbox, id);
    const voucher = sandbox.store.get("voucher", id);
    if (intent.status !== "requires_action" || !voucher) throw wrongState(intent);
    const canceled: Stripe.PaymentIntent = {
      ...intent,
      status: "canceled",
      canceled_at: sandbox.now(),
      cancellation_reason,
      next_action: null,
    };
    const session = requireSession(sandbox, voucher.session);
    const cause = { session: session.id, request: null };
    sandbox.store.put("payment_intent", canceled);
    emit(sandbox, { type: "payment_intent.canceled", data: { object: canceled } }, cause);
    emit(sandbox, { type: "checkout.session.async_payment_failed", data: { object: session } }, cause);
    return canceled;
  };
}

const VOUCHER_SECONDS = 3 * 24 * 3600;

const wrongState = ({ status }: Stripe.PaymentIntent) =>
  invalid(
    `You cannot cancel this PaymentIntent because it has a status of ${status}.`,
    "payment_intent_unexpected_state",
  );

function payVoucher(sandbox: Sandbox, { session: id, payer }: Voucher, intent: Stripe.PaymentIntent) {
  const charge = chargeFor(sandbox, intent, payer, null);
  const succeeded: Stripe.PaymentIntent = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    next_action: null,
  };
  const session: Stripe.Checkout.Session = { ...requireSession(sandbox, id), payment_status: "paid" };
  const cause = { session: id, request: null };
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

function failVoucher(sandbox: Sandbox, { session: id, payer }: Voucher, intent: Stripe.PaymentIntent) {
  const reason = { code: "payment_intent_payment_attempt_expired", message: "The voucher has expired." };
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    next_action: null,
    payment_method: null,
    last_payment_error: declineError(reason, paymentMethodFor(intent, payer, sandbox.now())),
  };
  const cause = { session: id, request: null };
  sandbox.store.put("payment_intent", failed);
  emit(sandbox, { type: "payment_intent.payment_failed", data: { object: failed } }, cause);
  const session = requireSession(sandbox, id);
  return emit(sandbox, { type: "checkout.session.async_payment_failed", data: { object: session } }, cause);
}
