import type Stripe from "stripe";
import { newId } from "../api/ids.ts";

export type RefundWish = {
  amount: number;
  reason: string | null;
  metadata: Record<string, string>;
  /** Left out: what the payment method does, at once for a card and after days for a bank. */
  status?: "succeeded" | "pending";
};

/** A refund of a charge as Stripe first shows it. */
export function newRefund(charge: Stripe.Charge, wish: RefundWish, now: number): Stripe.Refund {
  const status = wish.status ?? (isBankDebit(charge) ? "pending" : "succeeded");
  return {
    id: newId(isBankDebit(charge) ? "pyr" : "re"),
    object: "refund",
    amount: wish.amount,
    balance_transaction: newId("txn"),
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: destination(charge),
    metadata: wish.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(status === "pending" && { pending_reason: "processing" }),
    reason: wish.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
}

/** The refund after its status changed; a failed or canceled one says why. */
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
