-- Data export: a user's purchases and refund requests in full.

create function public.export_purchases(skip integer default 0, max_rows integer default 100) returns setof jsonb
language sql stable set search_path = '' as $$
  select private.purchase_details(id) - 'role' || jsonb_build_object('metadata', metadata)
  from public.purchases
  where user_id = (select auth.uid())
  order by created_at, id offset skip limit least(max_rows, 100)
$$;
comment on function public.export_purchases is
  'The signed-in user''s purchases with timeline, refunds and disputes, oldest first, so that pages do not shift.';

create function private.own_refund_requests(skip integer, max_rows integer) returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', id, 'purchaseId', purchase_id, 'amountMinor', amount_minor, 'currency', currency,
    'reason', reason, 'note', note, 'state', state, 'createdAt', created_at)
  from private.refund_requests
  where requested_by = (select auth.uid())
  order by created_at, id offset skip limit least(max_rows, 100)
$$;
comment on function private.own_refund_requests is
  'See export_refund_requests. Security definer: users have no rights on the table.';

create function public.export_refund_requests(skip integer default 0, max_rows integer default 100) returns setof jsonb
language sql stable set search_path = '' as $$ select private.own_refund_requests(skip, max_rows) $$;
comment on function public.export_refund_requests is
  'The refunds that the signed-in user requested as creator or operator, with their notes, oldest first.';

revoke execute on function public.export_purchases, public.export_refund_requests
  from public, anon, authenticated, service_role;
grant execute on function public.export_purchases, public.export_refund_requests to authenticated;
grant execute on function private.own_refund_requests to authenticated;
