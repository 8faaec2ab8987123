-- What a user has spent, by year, currency, status, what was bought, and how it was paid.

create view public.purchase_totals with (security_invoker = true) as
  select user_id, extract(year from purchase_date at time zone 'utc')::integer as year, currency, status, kind,
    paid_with, count(*)::integer as purchases, sum(paid_minor)::bigint as paid_minor,
    sum(refunded_minor)::bigint as refunded_minor, sum(disputed_minor)::bigint as disputed_minor
  from public.purchases
  group by user_id, 2, currency, status, kind, paid_with;
comment on view public.purchase_totals is
  'Totals by user, UTC year of purchase_date, currency, status, kind and paid_with, in minor units. What paid_with '
  'credits counts was spent on packs. Security invoker; filter by user_id to use the index.';

revoke all on public.purchase_totals from anon, authenticated, service_role;
grant select on public.purchase_totals to authenticated;
