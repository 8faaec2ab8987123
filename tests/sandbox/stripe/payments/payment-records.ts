import type Stripe from "stripe";
import { disputesOf } from "../reversals/disputes.ts";
import { refundsOf } from "../reversals/refunds.ts";
import type { Sandbox } from "../sandbox.ts";
import { latestCharge } from "./payment-lookup.ts";
import { currentIntent } from "./payments.ts";

/** A payment with all its objects. */
export type PaymentRecord = {
  session: Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge | null;
  /** Newest first. */
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
};

/** Started payments, newest session first: of one purchase, or all. */
export function listPaymentRecords(sandbox: Sandbox, purchaseId: string | null): PaymentRecord[] {
  const records: PaymentRecord[] = [];
  for (const session of sandbox.store.list("session")) {
    if (purchaseId !== null && session.metadata?.purchase_id !== purchaseId) continue;
    const payment_intent = currentIntent(sandbox, session);
    if (payment_intent) records.push(toPaymentRecord(sandbox, session, payment_intent));
  }
  return records;
}

function toPaymentRecord(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  payment_intent: Stripe.PaymentIntent,
): PaymentRecord {
  const charge = latestCharge(sandbox, payment_intent) ?? null;
  return {
    session,
    payment_intent,
    charge,
    refunds: charge ? refundsOf(sandbox, charge.id) : [],
    disputes: charge ? disputesOf(sandbox, charge.id) : [],
  };
}
