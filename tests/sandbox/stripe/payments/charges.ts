import type Stripe from "stripe";
import { newId } from "../api/ids.ts";
import type { Sandbox } from "../sandbox.ts";
import { ROUTING_NUMBER, type TestAccount } from "./bank-accounts.ts";
import type { Card } from "./cards.ts";
import { billingDetails } from "./payment-intents.ts";
import type { Payer } from "./payments.ts";

type Failure = { code: string; declineCode: string; message: string };

/** A succeeded charge, or a failed one with the reason given. */
export function chargeFor(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  payer: Payer,
  failure: Failure | null,
): Stripe.Charge {
  const id = newId(payer.card ? "ch" : "py");
  return {
    ...UNUSED_CHARGE,
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    balance_transaction: failure ? null : newId("txn"),
    billing_details: billingDetails(payer),
    captured: !failure,
    created: sandbox.now(),
    currency: intent.currency,
    description: intent.description,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    metadata: intent.metadata,
    outcome: outcomeOf(failure),
    paid: !failure,
    payment_intent: intent.id,
    payment_method: typeof intent.payment_method === "string" ? intent.payment_method : null,
    payment_method_details: methodDetails(payer, intent),
    receipt_email: intent.receipt_email,
    receipt_url: failure ? null : receiptUrl(sandbox, id),
    status: failure ? "failed" : "succeeded",
    transfer_group: intent.transfer_group,
  };
}

function methodDetails(
  payer: Payer,
  { amount, status }: Stripe.PaymentIntent,
): Stripe.Charge.PaymentMethodDetails {
  if (payer.bank) return { type: "us_bank_account", us_bank_account: bankDetails(payer.bank) };
  if (payer.voucher) return { type: "oxxo", oxxo: { number: "12345678901234567890" } };
  return { type: "card", card: cardDetails(payer.card, amount, status === "requires_action") };
}

export function pendingCharge(charge: Stripe.Charge): Stripe.Charge {
  return { ...charge, balance_transaction: null, paid: false, receipt_url: null, status: "pending" };
}

/** A pending charge after the bank's response. */
export function settledCharge(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  failure: Failure | null,
): Stripe.Charge {
  if (!failure) {
    const receipt_url = receiptUrl(sandbox, charge.id);
    return { ...charge, balance_transaction: newId("txn"), paid: true, receipt_url, status: "succeeded" };
  }
  return {
    ...charge,
    failure_code: failure.code,
    failure_message: failure.message,
    outcome: outcomeOf(failure),
    status: "failed",
  };
}

function receiptUrl(sandbox: Sandbox, id: string): string {
  return `${sandbox.url}/receipts/${id}`;
}

function outcomeOf(failure: { declineCode: string } | null): Stripe.Charge.Outcome {
  return {
    advice_code: failure ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: failure ? "declined_by_network" : "approved_by_network",
    reason: failure?.declineCode ?? null,
    risk_level: "normal",
    risk_score: 20,
    seller_message: failure
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: failure ? "issuer_declined" : "authorized",
  };
}

function bankDetails({ number }: TestAccount): Stripe.Charge.PaymentMethodDetails.UsBankAccount {
  return {
    account_holder_type: "individual",
    account_type: "checking",
    bank_name: "STRIPE TEST BANK",
    fingerprint: null,
    last4: number.slice(-4),
    payment_reference: null,
    routing_number: ROUTING_NUMBER,
  };
}

function cardDetails(
  card: Card,
  amount: number,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    funding: "credit",
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: authenticated ? AUTHENTICATED : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const AUTHENTICATED: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: null,
  version: "2.2.0",
};

const UNUSED_CHARGE = {
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  calculated_statement_descriptor: "LECTERN SANDBOX",
  customer: null,
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  radar_options: {},
  receipt_number: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
} satisfies Partial<Stripe.Charge>;
