-- Checkouts that came to nothing: Stripe never had a session of them that could be paid.

create function private.delete_unused() returns integer
language sql security definer set search_path = '' as $$
  with unused as (
    select id from public.purchases as sale
    where sale.stripe_session_id is null and sale.status in ('cancelled', 'expired')
      and sale.updated_at < now() - interval '35 days'
      and not exists (select 1 from private.stripe_sessions as fact where fact.purchase_id = sale.id)
      and not exists (select 1 from private.payment_events as event where event.purchase_id = sale.id)
    order by sale.updated_at limit 1000
  ), timelines as (
    delete from public.purchase_status_changes where purchase_id in (select id from unused)
  ), gone as (
    delete from public.purchases where id in (select id from unused) returning 1
  )
  select count(*)::integer from gone
$$;
comment on function private.delete_unused is
  'See delete_unused_checkouts. Security definer: no role but this function may delete purchases.';

create function public.delete_unused_checkouts() returns integer
language sql set search_path = '' as $$ select private.delete_unused() $$;
comment on function public.delete_unused_checkouts is
  'Deletes checkouts that ended 35 days ago without a session, at most 1,000. Returns how many. Stripe''s events, '
  'which could still tell of one, exist for 30 days.';

revoke execute on function public.delete_unused_checkouts from public, anon, authenticated;
grant execute on function public.delete_unused_checkouts, private.delete_unused to service_role;
