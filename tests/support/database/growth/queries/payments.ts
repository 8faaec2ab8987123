import { sessionOf } from "../../payment-facts.ts";
import type { GrowthQuery, QueriesOf } from "../growth-query.ts";

const service = (sent: string, name: string, query: string): GrowthQuery => ({
  ...{ sent: `lib/payments/${sent}`, name, asker: "service", query },
});

/** Of recording payments, refunds, and the reconciler. */
export const paymentQueries: QueriesOf = (world) => [
  ...recordQueries(world),
  ...refundQueries(world),
  ...reconcilerQueries(world),
];

const recordQueries: QueriesOf = ({ checkout, sale, readerId }) => [
  service(
    "fact.ts record_payment_fact",
    "record a payment",
    `select public.record_payment_fact(now(), '${JSON.stringify(sessionOf(checkout))}', 'webhook',
      'checkout.session.completed', 'evt_growth')`,
  ),
  service(
    "cancel-checkout.ts cancel_checkout",
    "cancel a checkout",
    `select public.cancel_checkout('${checkout.purchaseId}', 'session_refused')`,
  ),
  ...["stripe_session_id", "payment_intent_id"].map((column) =>
    service(
      "check.ts purchases",
      `check: ${column}`,
      `select ${column} from public.purchases where id = '${sale.id}'`,
    ),
  ),
  {
    ...service("verify.ts purchases", "success page", ""),
    asker: "reader",
    query: `select purchases.id, purchases.status, kind, metadata, title, slug from public.purchases
      left join public.lessons on lessons.id = lesson_id
      where user_id = '${readerId}' and stripe_session_id = 'cs_test_none'`,
  },
];

const refundQueries: QueriesOf = ({ creatorId, sale, openRefundId }) => [
  service(
    "refunds.ts request_refund",
    "request a refund",
    `select public.request_refund('${creatorId}', '${sale.id}', '${sale.lessonId}', 1, 'duplicate', '')`,
  ),
  service(
    "send-refunds.ts request_duplicate_refunds",
    "request the refunds of duplicates",
    "select public.request_duplicate_refunds()",
  ),
  service(
    "send-refunds.ts request_duplicate_refunds",
    "request the refunds of duplicates of a purchase",
    `select public.request_duplicate_refunds('${sale.id}')`,
  ),
  service(
    "send-refunds.ts list_open_refund_requests",
    "open refund requests",
    "select * from public.list_open_refund_requests(50)",
  ),
  service(
    "send-refunds.ts list_open_refund_requests",
    "open refund requests of a purchase's duplicates",
    `select * from public.list_open_refund_requests(50, '${sale.id}')`,
  ),
  service(
    "send-refunds.ts is_refund_obsolete",
    "whether a refund is obsolete",
    `select public.is_refund_obsolete('${openRefundId}')`,
  ),
  service(
    "send-refunds.ts refuse_refund_request",
    "refuse a refund",
    `select public.refuse_refund_request('${openRefundId}', 'charge_disputed')`,
  ),
];

const reconcilerQueries: QueriesOf = ({ checkout }) => [
  service(
    "reconcile/checkouts.ts list_unsettled_checkouts",
    "unsettled checkouts",
    "select * from public.list_unsettled_checkouts(100)",
  ),
  service(
    "reconcile/checkouts.ts expire_unknown_checkouts",
    "expire unknown checkouts",
    "select public.expire_unknown_checkouts()",
  ),
  service(
    "reconcile/checkouts.ts list_missing_receipts",
    "missing receipts",
    "select public.list_missing_receipts(100)",
  ),
  service(
    "reconcile/events.ts list_recorded_events",
    "recorded events",
    `select * from public.list_recorded_events(array['evt_1', 'evt_${checkout.purchaseId}'])`,
  ),
  service(
    "reconcile/events.ts purchase_status_changes",
    "the shop's first checkout",
    "select occurred_at from public.purchase_status_changes order by id limit 1",
  ),
  service("reconcile/job-state.ts get_job_state", "state of a job", "select public.get_job_state('events')"),
  service(
    "reconcile/job-state.ts set_job_state",
    "save the state of a job",
    "select public.set_job_state('growth', '{}')",
  ),
  service(
    "reconcile/reversals.ts list_unfinished_facts",
    "unfinished facts",
    "select * from public.list_unfinished_facts(100)",
  ),
];
