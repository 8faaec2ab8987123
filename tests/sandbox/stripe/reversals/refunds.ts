import type Stripe from "stripe";
import { missing } from "../api/errors.ts";
import { causeOf, idOf, requireCharge } from "../payments/payment-lookup.ts";
import type { Sandbox } from "../sandbox.ts";
import { emit } from "../webhooks/events.ts";
import { newRefund, type RefundParams, withRefundStatus } from "./new-refund.ts";

/** Refunds without a check; see `refundableAmount`. */
export function refundCharge(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  params: RefundParams,
  request: Stripe.Event.Request | null,
): Stripe.Refund {
  return sandbox.store.transaction(() => {
    const cause = causeOf(sandbox, charge, request);
    const refund = newRefund(charge, params, sandbox.now());
    save(sandbox, refund);
    emit(sandbox, { type: "refund.created", data: { object: refund } }, cause);
    const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
    const data = { object: updateRefundedAmount(sandbox, charge), previous_attributes: previous };
    emit(sandbox, { type: "charge.refunded", data }, cause);
    return refund;
  });
}

/** A failed or canceled refund reduces the charge's refunded amount again. */
export function changeRefund(sandbox: Sandbox, id: string, status: string): Stripe.Refund {
  return sandbox.store.transaction(() => {
    const before = requireRefund(sandbox, id);
    const charge = requireCharge(sandbox, idOf(before.charge) ?? "");
    const refund = withRefundStatus(before, charge, status);
    save(sandbox, refund);
    updateRefundedAmount(sandbox, charge);
    const cause = causeOf(sandbox, charge);
    const data = { object: refund, previous_attributes: { status: before.status } };
    emit(sandbox, { type: "refund.updated", data }, cause);
    if (status === "failed") emit(sandbox, { type: "refund.failed", data: { object: refund } }, cause);
    return refund;
  });
}

export function settleDueRefunds(sandbox: Sandbox): void {
  for (const { id } of sandbox.store.due("refund", sandbox.now())) changeRefund(sandbox, id, "succeeded");
}

/** Throws Stripe's 404. */
export function requireRefund(sandbox: Sandbox, id: string): Stripe.Refund {
  const refund = sandbox.store.get("refund", id);
  if (!refund) throw missing("refund", id);
  return refund;
}

/** Newest first. */
export function refundsOf(sandbox: Sandbox, chargeId: string): Stripe.Refund[] {
  return [...sandbox.store.list("refund")].filter(({ charge }) => charge === chargeId);
}

const PENDING_SECONDS = 5 * 24 * 3600;

function save(sandbox: Sandbox, refund: Stripe.Refund): void {
  const due = refund.status === "pending" ? sandbox.now() + PENDING_SECONDS : null;
  sandbox.store.put("refund", refund, due);
}

function updateRefundedAmount(sandbox: Sandbox, charge: Stripe.Charge): Stripe.Charge {
  const amount_refunded = refundsOf(sandbox, charge.id)
    .filter(({ status }) => status !== "failed" && status !== "canceled")
    .reduce((sum, { amount }) => sum + amount, 0);
  const recounted = { ...charge, amount_refunded, refunded: amount_refunded >= charge.amount_captured };
  sandbox.store.put("charge", recounted);
  return recounted;
}
