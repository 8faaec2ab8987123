import type Stripe from "stripe";
import { newId } from "../api/ids.ts";

export type DisputeParams = {
  /** Default: the whole charge. */
  amount?: number;
  /** Default: the charge's. */
  currency?: string;
  /** What is taken from the balance for a prevented dispute, in its minor units. Default: nothing. */
  withdrawn?: number;
  reason: string;
  /** One of Stripe's, or an unknown one. */
  status: string;
};

/** A new dispute: no evidence, nine days to respond, none of the charge's metadata. */
export function newDispute(charge: Stripe.Charge, params: DisputeParams, now: number): Stripe.Dispute {
  const brand = charge.payment_method_details?.card?.brand;
  const inquiry = isInquiry(params.status);
  return {
    id: newId("du"),
    object: "dispute",
    amount: params.amount ?? charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: params.currency ?? charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: now + ANSWER_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: !withdrawsFunds(params.status),
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    ...(brand && { payment_method_details: cardDetails(brand, inquiry) }),
    reason: params.reason,
    status: params.status,
  };
}

/** An inquiry, which withdraws nothing. */
export function isInquiry(status: string): boolean {
  return status.startsWith("warning_");
}

/** Whether the funds are withdrawn while the dispute has this status. */
export function withdrawsFunds(status: string): boolean {
  return !isInquiry(status) && status !== "won" && status !== "prevented";
}

/** Withdrawal with Stripe's fee (`amount` below 0), or reinstatement. */
export function disputeTransaction(
  dispute: Stripe.Dispute,
  amount: number,
  now: number,
): Stripe.BalanceTransaction {
  const fee = amount < 0 ? FEE : 0;
  const description = amount < 0 ? "Chargeback withdrawal" : "Chargeback reversal";
  return {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: now,
    balance_type: "payments",
    created: now,
    currency: dispute.currency,
    description: `${description} for ${dispute.charge}`,
    exchange_rate: null,
    fee,
    fee_details: fee
      ? [
          {
            amount: fee,
            application: null,
            currency: dispute.currency,
            description: "Dispute fee",
            type: "stripe_fee",
          },
        ]
      : [],
    net: amount - fee,
    reporting_category: amount < 0 ? "dispute" : "dispute_reversal",
    source: dispute.id,
    status: "available",
    type: "adjustment",
  };
}

const ANSWER_SECONDS = 9 * 24 * 3600;
const FEE = 1500;

function cardDetails(brand: string, inquiry: boolean): Stripe.Dispute.PaymentMethodDetails {
  const case_type = inquiry ? "inquiry" : "chargeback";
  return { type: "card", card: { brand, case_type, network: brand, network_reason_code: "10.4" } };
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
