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
select distinct lesson_id, title, creator_id, private.search_vector(title) from pg_temp.sales, pg_temp.seed
on conflict do nothing;

drop table if exists pg_temp.splits;
create temporary table splits as
select lesson_id, currency, (settled_at at time zone 'utc')::date as day,
  mod(abs(hashtext(id::text)::bigint), 16)::smallint as shard, (reversed < price and disputed_minor = 0)::integer as sales,
  price as gross, reversed, kept_fee, price - reversed - kept_fee as net
from pg_temp.sales, lateral (select (refunded_minor + disputed_minor) * minor_unit as reversed) as back,
  lateral (select round(fee * (price - reversed) / price / step) * step as kept_fee) as kept
where settled_at is not null;

insert into public.creator_earnings_daily as rollup
  (creator_id, currency, day, shard, sales, gross, reversed, platform_fee, net)
select creator_id, currency, day, shard, sum(sales), sum(gross), sum(reversed), sum(kept_fee), sum(net)
from pg_temp.seed, pg_temp.splits group by 1, 2, 3, 4
on conflict (creator_id, currency, day, shard) do update set sales = rollup.sales + excluded.sales,
  gross = rollup.gross + excluded.gross, reversed = rollup.reversed + excluded.reversed,
  platform_fee = rollup.platform_fee + excluded.platform_fee, net = rollup.net + excluded.net;

insert into public.lesson_sales as rollup (lesson_id, shard, sales)
select lesson_id, shard, sum(sales) from pg_temp.splits where sales > 0 group by 1, 2
on conflict on constraint lesson_sales_pkey do update set sales = rollup.sales + excluded.sales;
