import type Stripe from "stripe";
import { z } from "zod";
import { invalid } from "../api/errors.ts";
import { expanded } from "../api/expand.ts";
import { expand, integer, metadata, notSimulated, readParameters, text } from "../api/parameters.ts";
import type { ApiRequest } from "../api/routes.ts";
import { formatExact } from "../money.ts";
import { latestCharge, requireCharge, requireIntent } from "../payments/payment-lookup.ts";
import type { Sandbox } from "../sandbox.ts";
import { withdrawnFor } from "./disputes.ts";
import { refundCharge } from "./refunds.ts";

const refundParameters = z.strictObject({
  charge: text().optional(),
  payment_intent: text().optional(),
  amount: integer
    .refine((amount) => amount > 0, {
      error: "Invalid positive integer",
      params: { code: "parameter_invalid_integer" },
    })
    .optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.default({}),
  expand,
  // No effect for a card or a US bank account.
  instructions_email: text().optional(),
  currency: notSimulated(),
  customer: notSimulated(),
  origin: notSimulated(),
  refund_application_fee: notSimulated(),
  reverse_transfer: notSimulated(),
});

type RefundParameters = z.output<typeof refundParameters>;

/** `POST /v1/refunds`. */
export function createRefund(sandbox: Sandbox, request: ApiRequest): () => object {
  const parameters = readParameters(refundParameters, request.parameters);
  if (!parameters.charge && !parameters.payment_intent) {
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      "parameter_missing",
    );
  }
  return () => {
    const charge = chargeToRefund(sandbox, parameters);
    const amount = refundableAmount(sandbox, charge, parameters.amount);
    const params = { amount, reason: parameters.reason ?? null, metadata: parameters.metadata };
    const cause = { id: request.requestId, idempotency_key: request.idempotencyKey };
    return expanded(sandbox, refundCharge(sandbox, charge, params, cause), parameters.expand);
  };
}

/** The charge to refund; throws Stripe's 400 when nothing was paid. */
export function paidCharge(sandbox: Sandbox, intent: Stripe.PaymentIntent): Stripe.Charge {
  const charge = latestCharge(sandbox, intent);
  if (charge?.status !== "succeeded") throw nothingPaid(intent.id);
  return charge;
}

/** The amount asked for, or the remainder; throws Stripe's 400 when it cannot be refunded. */
export function refundableAmount(sandbox: Sandbox, charge: Stripe.Charge, asked?: number): number {
  if (charge.status !== "succeeded") throw nothingPaid(String(charge.payment_intent));
  if (charge.amount_refunded >= charge.amount)
    throw invalid(`Charge ${charge.id} has already been refunded.`, "charge_already_refunded");
  const left = charge.amount - charge.amount_refunded - withdrawnFor(sandbox, charge.id);
  if (left <= 0)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, "charge_disputed");
  if (asked !== undefined && asked > left) throw moreThanLeft(charge, asked, left);
  return asked ?? left;
}

function chargeToRefund(sandbox: Sandbox, { charge: id, payment_intent }: RefundParameters): Stripe.Charge {
  const paid =
    payment_intent && paidCharge(sandbox, requireIntent(sandbox, payment_intent, "payment_intent"));
  if (paid && id && paid.id !== id) {
    throw invalid(`Charge ${id} is not of PaymentIntent ${payment_intent}.`, undefined, "charge");
  }
  return paid || requireCharge(sandbox, id ?? "", "charge");
}

function nothingPaid(intentId: string) {
  const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`;
  return invalid(message, undefined, "payment_intent");
}

// Stripe sends this error without a code.
function moreThanLeft({ amount, currency }: Stripe.Charge, asked: number, left: number) {
  const limit = left < amount ? "unrefunded amount on charge" : "charge amount";
  const money = (minor: number) => formatExact(minor, currency);
  return invalid(
    `Refund amount (${money(asked)}) is greater than ${limit} (${money(left)})`,
    undefined,
    "amount",
  );
}
