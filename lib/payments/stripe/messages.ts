// Stripe's codes as sentences. Unknown codes are shown as they are.

/** Why the cardholder disputes the payment (docs.stripe.com/api/disputes/object#dispute_object-reason). */
export function describeDisputeReason(reason: string | null): string {
  return lookUp(DISPUTE_REASONS, reason) ?? `The bank says: ${readable(reason)}.`;
}

/** Why a refund did not arrive (docs.stripe.com/api/refunds/object#refund_object-failure_reason). */
export function describeRefundFailure(reason: string | null): string {
  return lookUp(REFUND_FAILURES, reason) ?? `Stripe says: ${readable(reason)}.`;
}

/** Why Stripe refused to make a refund: the kind of error, its HTTP status and its code, as one line. */
export function describeRefusal(error: string | null): string {
  if (error && /^\w+ \d+$/.test(error))
    return `Stripe names no reason (${error}). Mostly, less was left of the payment than was asked for.`;
  return lookUp(REFUSALS, error?.split(" ").at(-1) ?? null) ?? `Stripe says: ${readable(error)}.`;
}

const lookUp = (messages: Record<string, string>, code: string | null) =>
  code !== null && Object.hasOwn(messages, code) ? messages[code] : undefined;

const readable = (code: string | null) => (code ?? "no reason").replaceAll("_", " ");

const DISPUTE_REASONS: Record<string, string> = {
  credit_not_processed: "The buyer says that a promised refund did not come.",
  duplicate: "The buyer says that they were charged twice.",
  fraudulent: "The cardholder says that they did not pay this.",
  general: "The bank gives no reason.",
  product_not_received: "The buyer says that they never got the lesson.",
  product_unacceptable: "The buyer says that the lesson is not what was promised.",
  subscription_canceled: "The buyer says that they had cancelled.",
  unrecognized: "The cardholder does not recognise this payment.",
};

const REFUND_FAILURES: Record<string, string> = {
  declined: "The buyer’s bank declined it.",
  expired_or_canceled_card: "The card has expired or was cancelled.",
  insufficient_funds: "The shop’s balance at Stripe did not cover it.",
  lost_or_stolen_card: "The card was reported lost or stolen.",
};

const REFUSALS: Record<string, string> = {
  balance_insufficient: "The shop’s balance at Stripe does not cover it.",
  charge_already_refunded: "Everything had been refunded already.",
  charge_disputed: "The payment is disputed, and the bank holds the money.",
  insufficient_funds: "The shop’s balance at Stripe does not cover it.",
  refund_disputed_payment: "The payment is disputed, and the bank holds the money.",
};
