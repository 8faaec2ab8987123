import type Stripe from "stripe";
import { missing } from "../api/errors.ts";
import { causeOf, idOf, requireCharge } from "../payments/payment-lookup.ts";
import type { Sandbox } from "../sandbox.ts";
import { emit } from "../webhooks/events.ts";
import {
  type DisputeParams,
  disputeTransaction,
  isInquiry,
  newDispute,
  withdrawsFunds,
} from "./new-dispute.ts";

/** Opens a chargeback or an inquiry. */
export function openDispute(sandbox: Sandbox, charge: Stripe.Charge, params: DisputeParams): Stripe.Dispute {
  return sandbox.store.transaction(() => {
    const cause = causeOf(sandbox, charge);
    const opened = newDispute(charge, params, sandbox.now());
    const { dispute, fundsEvent } =
      params.status === "prevented" && params.withdrawn
        ? withTransaction(opened, -params.withdrawn, sandbox.now())
        : withBalanceTransaction(opened, sandbox.now());
    sandbox.store.put("charge", { ...charge, disputed: true });
    save(sandbox, dispute);
    emit(sandbox, { type: "charge.dispute.created", data: { object: dispute } }, cause);
    if (fundsEvent) emit(sandbox, { type: fundsEvent, data: { object: dispute } }, cause);
    if (isClosed(dispute)) emit(sandbox, { type: "charge.dispute.closed", data: { object: dispute } }, cause);
    return dispute;
  });
}

/** Any status can follow any other, and statuses unknown to Stripe are accepted. */
export function changeDispute(sandbox: Sandbox, id: string, status: string): Stripe.Dispute {
  return sandbox.store.transaction(() => {
    const before = requireDispute(sandbox, id);
    const changed = { ...before, status, is_charge_refundable: !withdrawsFunds(status) };
    const { dispute, fundsEvent } = withBalanceTransaction(changed, sandbox.now());
    save(sandbox, dispute);
    const cause = causeOf(sandbox, requireCharge(sandbox, idOf(dispute.charge) ?? ""));
    const type = isClosed(dispute) ? "charge.dispute.closed" : "charge.dispute.updated";
    const data = { object: dispute, previous_attributes: { status: before.status } };
    emit(sandbox, { type, data }, cause);
    if (fundsEvent) emit(sandbox, { type: fundsEvent, data: { object: dispute } }, cause);
    return dispute;
  });
}

/** Closes inquiries that did not become chargebacks. */
export function closeDueInquiries(sandbox: Sandbox): void {
  for (const { id } of sandbox.store.due("dispute", sandbox.now()))
    changeDispute(sandbox, id, "warning_closed");
}

/** Throws Stripe's 404. */
export function requireDispute(sandbox: Sandbox, id: string): Stripe.Dispute {
  const dispute = sandbox.store.get("dispute", id);
  if (!dispute) throw missing("dispute", id);
  return dispute;
}

/** Newest first. */
export function disputesOf(sandbox: Sandbox, chargeId: string): Stripe.Dispute[] {
  return [...sandbox.store.list("dispute")].filter(({ charge }) => charge === chargeId);
}

const INQUIRY_SECONDS = 120 * 24 * 3600;

function save(sandbox: Sandbox, dispute: Stripe.Dispute): void {
  const waits = isInquiry(dispute.status) && !isClosed(dispute);
  sandbox.store.put("dispute", dispute, waits ? dispute.created + INQUIRY_SECONDS : null);
}

function isClosed({ status }: Stripe.Dispute): boolean {
  return ["won", "lost", "warning_closed", "prevented"].includes(status);
}

type FundsEvent = "charge.dispute.funds_withdrawn" | "charge.dispute.funds_reinstated";

/** What Stripe holds of the charge for its disputes, in minor units. */
export function withdrawnFor(sandbox: Sandbox, chargeId: string): number {
  return disputesOf(sandbox, chargeId).reduce((sum, dispute) => sum + withdrawnOf(dispute), 0);
}

const withdrawnOf = ({ balance_transactions }: Stripe.Dispute): number =>
  -balance_transactions.reduce((sum, { amount }) => sum + amount, 0);

/** Withdraws or reinstates the funds when the status requires other than the balance transactions show. */
function withBalanceTransaction(dispute: Stripe.Dispute, now: number): WithFunds {
  const withdrawn = withdrawnOf(dispute) > 0;
  const withdraws = withdrawsFunds(dispute.status);
  // What was taken for a prevented dispute stays taken.
  if (withdrawn === withdraws || dispute.status === "prevented") return { dispute, fundsEvent: null };
  return withTransaction(dispute, withdraws ? -dispute.amount : withdrawnOf(dispute), now);
}

type WithFunds = { dispute: Stripe.Dispute; fundsEvent: FundsEvent | null };

function withTransaction(dispute: Stripe.Dispute, amount: number, now: number): WithFunds {
  const balance_transactions = [...dispute.balance_transactions, disputeTransaction(dispute, amount, now)];
  const fundsEvent = amount < 0 ? "charge.dispute.funds_withdrawn" : "charge.dispute.funds_reinstated";
  return { dispute: { ...dispute, balance_transactions }, fundsEvent };
}
