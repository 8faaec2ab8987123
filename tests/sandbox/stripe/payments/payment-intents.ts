import type Stripe from "stripe";
import { newId, randomText } from "../api/ids.ts";
import type { Order } from "../sessions/order.ts";
import { ROUTING_NUMBER, type TestAccount } from "./bank-accounts.ts";
import type { Payer } from "./payments.ts";

export function paymentIntentFor(
  session: Stripe.Checkout.Session,
  order: Order | undefined,
  now: number,
): Stripe.PaymentIntent {
  const id = newId("pi");
  return {
    ...UNUSED_INTENT,
    id,
    object: "payment_intent",
    amount: session.amount_total ?? 0,
    capture_method: order?.payment.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${randomText(25)}`,
    created: now,
    currency: session.currency ?? "usd",
    description: order?.payment.description ?? null,
    metadata: order?.payment.metadata ?? {},
    payment_method_types: session.payment_method_types,
    receipt_email: order?.payment.receipt_email ?? null,
    statement_descriptor: order?.payment.statement_descriptor ?? null,
    statement_descriptor_suffix: order?.payment.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_group: order?.payment.transfer_group ?? null,
  };
}

export function declineError(
  reason: { code: string; decline_code?: string; message: string; charge?: string },
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent.LastPaymentError {
  const type = reason.decline_code ? "card_error" : "invalid_request_error";
  return {
    type,
    ...reason,
    doc_url: `https://docs.stripe.com/error-codes/${reason.code.replaceAll("_", "-")}`,
    payment_method: method,
  };
}

export function paymentMethodFor(
  intent: Stripe.PaymentIntent,
  payer: Payer,
  now: number,
): Stripe.PaymentMethod {
  return {
    id: typeof intent.payment_method === "string" ? intent.payment_method : newId("pm"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billingDetails(payer),
    created: now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...typeOf(payer),
  };
}

function typeOf(payer: Payer): Pick<Stripe.PaymentMethod, "type" | "us_bank_account" | "oxxo"> {
  if (payer.bank) return { type: "us_bank_account", us_bank_account: bankMethod(payer.bank) };
  return payer.voucher ? { type: "oxxo", oxxo: {} } : { type: "card" };
}

function bankMethod({ number }: TestAccount): Stripe.PaymentMethod.UsBankAccount {
  return {
    account_holder_type: "individual",
    account_type: "checking",
    bank_name: "STRIPE TEST BANK",
    financial_connections_account: null,
    fingerprint: null,
    last4: number.slice(-4),
    networks: { preferred: "ach", supported: ["ach"] },
    routing_number: ROUTING_NUMBER,
    status_details: null,
  };
}

export function billingDetails(payer: Payer): Stripe.Charge.BillingDetails {
  return { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null };
}

const UNUSED_INTENT = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  transfer_data: null,
} satisfies Partial<Stripe.PaymentIntent>;
