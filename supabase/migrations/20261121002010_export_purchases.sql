-- Data export: a user's purchases and refund requests in full, and a creator's earnings.

create function public.export_purchases(
  after timestamptz default '-infinity', after_id uuid default '00000000-0000-0000-0000-000000000000',
  max_rows integer default 100
) returns setof jsonb
language sql stable set search_path = '' as $$
  select private.purchase_details(id) - 'role'
    || jsonb_build_object('purchasedAt', purchase_date, 'metadata', metadata)
  from public.purchases
  where user_id = (select auth.uid()) and (purchase_date, id) > (after, after_id)
  order by purchase_date, id limit least(max_rows, 100)
$$;
comment on function public.export_purchases is
  'The signed-in user''s purchases with timeline, refunds and disputes after a position (purchasedAt, id), oldest '
  'first: one that is paid between two pages moves on and may be there twice, but none is left out.';

create function private.own_refund_requests(after timestamptz, after_id uuid, max_rows integer) returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', id, 'purchaseId', purchase_id, 'amountMinor', amount_minor, 'currency', currency,
    'reason', reason, 'note', note, 'state', state, 'createdAt', created_at)
  from private.refund_requests
  where requested_by = (select auth.uid()) and (created_at, id) > (after, after_id)
  order by created_at, id limit least(max_rows, 100)
$$;
comment on function private.own_refund_requests is
  'See export_refund_requests. Security definer: users have no rights on the table.';

create function public.export_refund_requests(
  after timestamptz default '-infinity', after_id uuid default '00000000-0000-0000-0000-000000000000',
  max_rows integer default 100
) returns setof jsonb
language sql stable set search_path = '' as $$ select private.own_refund_requests(after, after_id, max_rows) $$;
comment on function public.export_refund_requests is
  'The refunds that the signed-in user requested as creator or operator, with their notes, after a position '
  '(createdAt, id), oldest first.';

create function public.export_earnings(
  after date default '-infinity', after_currency text default '', max_rows integer default 500
) returns table (
  day date, currency text, checkouts bigint, sales bigint, gross numeric, platform_fee numeric, reversed numeric,
  fee_returned numeric, net numeric
)
language sql stable set search_path = '' as $$
  select rollup.period, rollup.currency, sum(rollup.checkouts), sum(rollup.sales), sum(rollup.gross),
    sum(rollup.platform_fee), sum(rollup.reversed), sum(rollup.fee_returned), sum(rollup.net)
  from public.earnings_rollups as rollup
  where rollup.creator_id = (select auth.uid()) and rollup.scope_id = (select auth.uid()) and rollup.grain = 'day'
    and rollup.period >= export_earnings.after
    and (rollup.period, rollup.currency) > (export_earnings.after, export_earnings.after_currency)
  group by rollup.period, rollup.currency
  order by rollup.period, rollup.currency limit least(export_earnings.max_rows, 500)
$$;
comment on function public.export_earnings is
  'The signed-in creator''s earnings of all lessons by day and currency after a position (day, currency), oldest '
  'first, in the currency''s units. A day is one row, folded or not, so that none is left out or there twice.';

revoke execute on function public.export_purchases, public.export_refund_requests, public.export_earnings
  from public, anon, authenticated, service_role;
grant execute on function public.export_purchases, public.export_refund_requests, public.export_earnings
  to authenticated;
grant execute on function private.own_refund_requests to authenticated;
