import type Stripe from "stripe";
import { newId } from "../api/ids.ts";

export type RefundParams = {
  amount: number;
  reason: string | null;
  metadata: Record<string, string>;
  /** Default: by payment method, `succeeded` for a card, `pending` for a bank account. */
  status?: "succeeded" | "pending";
};

export function newRefund(charge: Stripe.Charge, params: RefundParams, now: number): Stripe.Refund {
  const status = params.status ?? (isBankDebit(charge) ? "pending" : "succeeded");
  return {
    id: newId(isBankDebit(charge) ? "pyr" : "re"),
    object: "refund",
    amount: params.amount,
    balance_transaction: newId("txn"),
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: destination(charge),
    metadata: params.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(status === "pending" && { pending_reason: "processing" }),
    reason: params.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
}

/** A failed or canceled refund has a reason. */
export function withRefundStatus(
  { pending_reason, failure_reason, failure_balance_transaction, ...refund }: Stripe.Refund,
  charge: Stripe.Charge,
  status: string,
): Stripe.Refund {
  const changed = { ...refund, status };
  if (status === "pending") return { ...changed, pending_reason: pending_reason ?? "processing" };
  if (status === "canceled") return { ...changed, failure_reason: "merchant_request" };
  if (status !== "failed") return changed;
  return {
    ...changed,
    failure_balance_transaction: failure_balance_transaction ?? newId("txn"),
    failure_reason: failure_reason ?? (isBankDebit(charge) ? "declined" : "expired_or_canceled_card"),
  };
}

function isBankDebit(charge: Stripe.Charge): boolean {
  return charge.payment_method_details?.type === "us_bank_account";
}

function destination(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  if (isBankDebit(charge)) {
    return { type: "us_bank_transfer", us_bank_transfer: { reference: null, reference_status: null } };
  }
  const reference = { reference_status: "pending", reference_type: "acquirer_reference_number" };
  return { type: "card", card: { ...reference, type: "refund" } };
}
