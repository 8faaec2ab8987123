-- What Stripe's API answered about pg_temp.sales, as record_payment_fact would have left it.
insert into private.stripe_sessions (
  id, purchase_id, state, unpaid_step, settled_at, payment_intent_id, mode, amount_subtotal, amount_total, currency,
  livemode, receipt_url, error_code, error_message
)
select session_id, id, (case outcome when 'expired' then 'expired' when 'processing' then 'unpaid'
    when 'debit failed' then 'failed' else 'settled' end)::private.session_state,
  (case when outcome in ('processing', 'debit', 'debit failed') then 'processing' end)::private.unpaid_step,
  settled_at, payment_intent_id, 'payment', amount_minor, amount_minor, currency, false,
  case when settled_at is not null then receipts || session_id end,
  case when outcome = 'debit failed' then 'insufficient_funds' end,
  case when outcome = 'debit failed' then 'The account has insufficient funds.' end
from pg_temp.sales, pg_temp.seed;

insert into private.stripe_refunds
  (id, as_of, rank, status, amount, currency, reason, payment_intent_id, created_at)
select 're_' || replace(id::text, '-', ''), reversed_at, private.refund_rank('succeeded'), 'succeeded', refunded_minor,
  currency, 'requested_by_customer', payment_intent_id, reversed_at
from pg_temp.sales where refunded_minor > 0;

insert into private.stripe_disputes (
  id, as_of, rank, status, amount, currency, reason, due_by, payment_intent_id, created_at, transactions, withdrawn,
  withdrawn_currency
)
select 'du_' || replace(id::text, '-', ''), case outcome when 'dispute' then reversed_at else decided_at end,
  private.dispute_rank(status), status, amount_minor, currency, 'fraudulent', reversed_at + interval '9 days',
  payment_intent_id, reversed_at, transactions, case outcome when 'dispute won' then 0 else amount_minor end, currency
from pg_temp.sales, lateral (select case outcome when 'dispute won' then 2 else 1 end as transactions,
  case outcome when 'dispute' then 'needs_response' when 'dispute lost' then 'lost' else 'won' end as status) as dispute
where outcome like 'dispute%';

drop table if exists pg_temp.changes;
create temporary table changes as
select sale.id, sale.began_at, change.*
from pg_temp.sales as sale, lateral (
  values
    (1, null, 'pending', 'checkout', 'shop', began_at, null, true),
    (2, 'pending', 'expired', 'checkout.session.expired', 'api',
      date_trunc('second', began_at) + interval '2 hours', session_id,
      outcome = 'expired'),
    (2, 'pending', 'processing', 'checkout.session.completed', 'api', submitted_at, session_id,
      outcome in ('processing', 'debit', 'debit failed')),
    (3, 'processing', 'failed', 'checkout.session.async_payment_failed', 'api', answered_at, session_id,
      outcome = 'debit failed'),
    (3, 'processing', 'completed', 'checkout.session.async_payment_succeeded', 'api', answered_at, session_id,
      outcome = 'debit'),
    (3, 'pending', 'completed', 'checkout.session.completed', 'api', answered_at, session_id,
      settled_at is not null and outcome <> 'debit'),
    (4, 'completed', case when refunded_minor = amount_minor then 'refunded' else 'partially_refunded' end,
      'refund.created', 'api', reversed_at, 're_' || replace(id::text, '-', ''), refunded_minor > 0),
    (4, 'completed', 'disputed', 'charge.dispute.created', 'api', reversed_at, 'du_' || replace(id::text, '-', ''),
      outcome like 'dispute%'),
    (5, 'disputed', 'completed', 'charge.dispute.closed', 'api', decided_at, 'du_' || replace(id::text, '-', ''),
      outcome = 'dispute won')
) as change (step, from_status, to_status, cause, source, occurred_at, object_id, happened)
where happened;

analyze pg_temp.changes (id);
