-- Data export: a user's purchases and refund requests in full.

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

revoke execute on function public.export_purchases, public.export_refund_requests
  from public, anon, authenticated, service_role;
grant execute on function public.export_purchases, public.export_refund_requests to authenticated;
grant execute on function private.own_refund_requests to authenticated;
