import type { Tx } from "./database.ts";
import { disputeOf, type Fact, refundOf, type Sale, sessionOf } from "./payment-facts.ts";

/** Something that Stripe's API answered about a seeded purchase. */
type Answered = Sale & {
  at: string;
  /** The event's type; "lost" for a dispute that was lost, which changed no purchase and was not logged. */
  kind: string;
  objectId: string;
  receiptUrl: string | null;
  isDebit: boolean;
  refunded: number;
  /** Unix seconds of the refund or dispute. */
  created: number;
};

/** What the answers were, oldest first. */
export const readHistory = (tx: Tx, creatorId: string) => tx<Answered[]>`
  select sale.id as "purchaseId", sale.amount_minor::int as "amountMinor", sale.currency, answer.at::text, answer.kind,
    answer.object_id as "objectId", sale.receipt_url as "receiptUrl", session.unpaid_step is not null as "isDebit",
    refund.amount::int as refunded, extract(epoch from coalesce(refund.created_at, dispute.created_at))::int as created
  from public.purchases as sale join private.stripe_sessions as session on session.purchase_id = sale.id
    left join private.stripe_refunds as refund on refund.payment_intent_id = sale.payment_intent_id
    left join private.stripe_disputes as dispute on dispute.payment_intent_id = sale.payment_intent_id,
  lateral (
    select occurred_at as at, event_type as kind, object_id from private.payment_events where purchase_id = sale.id
    union all select dispute.as_of, 'lost', dispute.id where dispute.status = 'lost'
  ) as answer
  where sale.creator_id = ${creatorId} order by answer.at, sale.id`;

/** As each checkout was before Stripe said anything of it. */
export async function returnToPending(tx: Tx, creatorId: string) {
  const sold = tx`(select id from public.purchases where creator_id = ${creatorId})`;
  const paid = tx`(select payment_intent_id from private.stripe_sessions where purchase_id in ${sold})`;
  await tx`set local session_replication_role = replica`;
  await tx`delete from private.stripe_refunds where payment_intent_id in ${paid}`;
  await tx`delete from private.stripe_disputes where payment_intent_id in ${paid}`;
  await tx`delete from private.stripe_sessions where purchase_id in ${sold}`;
  await tx`delete from private.payment_events where purchase_id in ${sold}`;
  await tx`delete from public.purchase_status_changes where purchase_id in ${sold} and from_status is not null`;
  await tx`delete from public.earnings_rollups where creator_id = ${creatorId}`;
  await tx`delete from public.sale_reversals where creator_id = ${creatorId}`;
  await tx`delete from public.lesson_sales where lesson_id in (select lesson_id from public.purchases
    where creator_id = ${creatorId})`;
  const buyers = tx`(select user_id from public.purchases where creator_id = ${creatorId})`;
  await tx`delete from private.buyer_names where user_id in ${buyers}`;
  await tx`
    update public.purchases set status = 'pending', stripe_session_id = null, payment_intent_id = null,
      paid_amount = 0, refunded_amount = 0, disputed_amount = 0, error_code = null, error_message = null,
      receipt_url = null, purchase_date = created_at, version = 1
    where creator_id = ${creatorId}`;
  await tx`set local session_replication_role = origin`;
  await tx`update public.profiles set display_name = display_name where id in ${buyers}`; // Names, by a trigger.
}

/** The answer with its object, as Stripe's API gave it. */
export const answerOf = (answer: Answered): Fact => ({ type: null, at: answer.at, object: objectOf(answer) });

function objectOf(answer: Answered) {
  const { kind, objectId, refunded, created, receiptUrl, isDebit } = answer;
  const payment_intent = `pi_${answer.purchaseId.replaceAll("-", "")}`;
  const reversal = { id: objectId, payment_intent, created };
  const unpaid = { id: objectId, payment_status: "unpaid" };
  const error = { code: "insufficient_funds", message: "The account has insufficient funds." };
  switch (kind) {
    case "refund.created":
      return refundOf(answer, { ...reversal, amount: refunded, reason: "requested_by_customer" });
    case "charge.dispute.created":
      return disputeFor(answer, reversal, "needs_response", [-answer.amountMinor]);
    case "charge.dispute.closed":
      return disputeFor(answer, reversal, "won", [-answer.amountMinor, answer.amountMinor]);
    case "lost":
      return disputeFor(answer, reversal, "lost", [-answer.amountMinor]);
    case "checkout.session.expired":
      return sessionOf(answer, { ...unpaid, status: "expired", payment_intent: null });
    case "checkout.session.async_payment_failed":
      return sessionOf(answer, {
        ...unpaid,
        payment_intent: { id: payment_intent, status: "requires_payment_method", last_payment_error: error },
      });
    case "checkout.session.completed":
      if (isDebit) {
        return sessionOf(answer, { ...unpaid, payment_intent: { id: payment_intent, status: "processing" } });
      }
  }
  const charge = { receipt_url: receiptUrl };
  return sessionOf(answer, { id: objectId, payment_intent: { id: payment_intent, latest_charge: charge } });
}

function disputeFor(
  answer: Answered,
  reversal: { id: string; payment_intent: string; created: number },
  status: string,
  amounts: number[],
) {
  const { currency } = answer;
  const balance_transactions = amounts.map((amount) => ({ amount, currency }));
  const evidence_details = { due_by: answer.created + 9 * 86_400 };
  return disputeOf(answer, { ...reversal, status, balance_transactions, evidence_details });
}
