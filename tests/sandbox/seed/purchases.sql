-- The purchases of pg_temp.sales as the projection of their facts, their timeline, log and rollups.
-- Runs with session_replication_role replica: the triggers would do the same, row by row.
insert into public.purchases (
  id, user_id, buyer_key, lesson_id, creator_id, purchase_date, stripe_session_id, payment_intent_id, amount,
  platform_fee, creator_earnings, fee_percentage, paid_amount, refunded_amount, disputed_amount, currency, livemode,
  status, expires_at, error_code, error_message, receipt_url, metadata, created_at, updated_at, version
)
select sale.id, buyer_id, buyer_id, lesson_id, creator_id, coalesce(settled_at, began_at), session_id,
  payment_intent_id, price, fee, price - fee, fee_percentage, case when settled_at is null then 0 else price end,
  refunded_minor * minor_unit, disputed_minor * minor_unit, currency, false,
  last_change.to_status::public.purchase_status, date_trunc('second', began_at) + interval '2 hours',
  case when outcome = 'debit failed' then 'insufficient_funds' end,
  case when outcome = 'debit failed' then 'The account has insufficient funds.' end,
  case when settled_at is not null then receipts || session_id end,
  jsonb_build_object('title', title, 'slug', slug), began_at, last_change.occurred_at, version
from pg_temp.seed, pg_temp.sales as sale join (
    select distinct on (id) id, to_status, occurred_at, count(*) over (partition by id) as version
    from pg_temp.changes order by id, step desc
  ) as last_change using (id);

insert into public.purchase_status_changes (purchase_id, from_status, to_status, cause, source, occurred_at)
select id, from_status::public.purchase_status, to_status::public.purchase_status, cause, source::public.fact_source,
  occurred_at
from pg_temp.changes order by occurred_at, id;

insert into private.payment_events (event_type, source, object_id, occurred_at, received_at, outcome, purchase_id)
select cause, source::public.fact_source, object_id, occurred_at, occurred_at, 'recorded', id
from pg_temp.changes where object_id is not null order by occurred_at, id;

insert into private.sold_titles (lesson_id, title, creator_id, document)
select lesson_id, title, creator_id, private.search_vector(title)
from (select distinct lesson_id, title, creator_id from pg_temp.sales) as sold
on conflict do nothing;

insert into public.sale_reversals (purchase_id, fact_id, creator_id, occurred_at, amount, fee_returned, closes)
select reversal.* from pg_temp.sales join public.purchases as sale using (id), private.reversals_by_day(sale) as reversal
where sale.refunded_amount + sale.disputed_amount > 0;

select private.roll_up_sales(creator_id, array_agg(id)) from pg_temp.sales group by creator_id;
