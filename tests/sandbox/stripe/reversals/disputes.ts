import type Stripe from "stripe";
import { missing } from "../api/errors.ts";
import { causeOf, idOf, requireCharge } from "../payments/payment-lookup.ts";
import type { Sandbox } from "../sandbox.ts";
import { emit } from "../webhooks/events.ts";
import { type DisputeWish, disputeTransaction, isInquiry, newDispute, takesMoney } from "./new-dispute.ts";

/** The customer's bank disputes a charge, or asks about it first. */
export function openDispute(sandbox: Sandbox, charge: Stripe.Charge, wish: DisputeWish): Stripe.Dispute {
  return sandbox.store.transaction(() => {
    const cause = causeOf(sandbox, charge);
    const { dispute, moved } = withMoney(newDispute(charge, wish, sandbox.now()), sandbox.now());
    sandbox.store.put("charge", { ...charge, disputed: true });
    keep(sandbox, dispute);
    emit(sandbox, { type: "charge.dispute.created", data: { object: dispute } }, cause);
    if (moved) emit(sandbox, { type: moved, data: { object: dispute } }, cause);
    if (isClosed(dispute)) emit(sandbox, { type: "charge.dispute.closed", data: { object: dispute } }, cause);
    return dispute;
  });
}

/** What became of a dispute: any of Stripe's statuses in any order, or one that Stripe has not invented yet. */
export function changeDispute(sandbox: Sandbox, id: string, status: string): Stripe.Dispute {
  return sandbox.store.transaction(() => {
    const before = requireDispute(sandbox, id);
    const changed = { ...before, status, is_charge_refundable: !takesMoney(status) };
    const { dispute, moved } = withMoney(changed, sandbox.now());
    keep(sandbox, dispute);
    const cause = causeOf(sandbox, requireCharge(sandbox, idOf(dispute.charge) ?? ""));
    const type = isClosed(dispute) ? "charge.dispute.closed" : "charge.dispute.updated";
    const data = { object: dispute, previous_attributes: { status: before.status } };
    emit(sandbox, { type, data }, cause);
    if (moved) emit(sandbox, { type: moved, data: { object: dispute } }, cause);
    return dispute;
  });
}

/** Closes the inquiries which no bank has made a chargeback of. */
export function closeDueInquiries(sandbox: Sandbox): void {
  for (const { id } of sandbox.store.due("dispute", sandbox.now()))
    changeDispute(sandbox, id, "warning_closed");
}

/** The dispute, or Stripe's 404. */
export function requireDispute(sandbox: Sandbox, id: string): Stripe.Dispute {
  const dispute = sandbox.store.get("dispute", id);
  if (!dispute) throw missing("dispute", id);
  return dispute;
}

/** The disputes of a charge, newest first. */
export function disputesOf(sandbox: Sandbox, chargeId: string): Stripe.Dispute[] {
  return [...sandbox.store.list("dispute")].filter(({ charge }) => charge === chargeId);
}

const INQUIRY_SECONDS = 120 * 24 * 3600;

function keep(sandbox: Sandbox, dispute: Stripe.Dispute): void {
  const waits = isInquiry(dispute.status) && !isClosed(dispute);
  sandbox.store.put("dispute", dispute, waits ? dispute.created + INQUIRY_SECONDS : null);
}

function isClosed({ status }: Stripe.Dispute): boolean {
  return ["won", "lost", "warning_closed", "prevented"].includes(status);
}

type Moved = "charge.dispute.funds_withdrawn" | "charge.dispute.funds_reinstated";

/** Takes the disputed money or gives it back, where the status says other than what was done so far. */
function withMoney(dispute: Stripe.Dispute, now: number): { dispute: Stripe.Dispute; moved: Moved | null } {
  const away = dispute.balance_transactions.reduce((sum, { amount }) => sum + amount, 0) < 0;
  const wanted = takesMoney(dispute.status);
  if (away === wanted) return { dispute, moved: null };
  const transaction = disputeTransaction(dispute, wanted ? -dispute.amount : dispute.amount, now);
  const balance_transactions = [...dispute.balance_transactions, transaction];
  const moved = wanted ? "charge.dispute.funds_withdrawn" : "charge.dispute.funds_reinstated";
  return { dispute: { ...dispute, balance_transactions }, moved };
}
