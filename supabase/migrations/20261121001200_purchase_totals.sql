-- What a learner has spent, by year, currency and status, for their profile and the statistics route.

create view public.purchase_totals with (security_invoker = true) as
  select user_id, extract(year from purchase_date at time zone 'utc')::integer as year, currency, status,
    count(*)::integer as purchases, sum(paid_minor)::bigint as paid_minor,
    sum(refunded_minor)::bigint as refunded_minor, sum(disputed_minor)::bigint as disputed_minor
  from public.purchases
  group by user_id, 2, currency, status;
comment on view public.purchase_totals is
  'Seen through the reader''s own rights, so everyone gets their own rows. Filter by user_id to use the index. The year is that of purchase_date, in UTC: once paid, the year of payment.';

revoke all on public.purchase_totals from anon, authenticated, service_role;
grant select on public.purchase_totals to authenticated;
