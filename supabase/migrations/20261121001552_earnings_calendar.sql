-- The calendar of a creator's earnings, and how a range of days is read from rollups.

create function private.earnings_spans(from_day date, to_day date)
returns table (grain text, first_period date, last_period date)
language sql immutable as $$
  select span.* from (
    select (date_trunc('month', (from_day - 1)::timestamp) + interval '1 month')::date as first_month,
      (date_trunc('month', (to_day + 1)::timestamp) - interval '1 month')::date as last_month
  ) as months, lateral (values
    ('month', first_month, last_month),
    ('day', from_day,
      case when first_month <= last_month then first_month - 1 else to_day end),
    ('day', (last_month + interval '1 month')::date,
      case when first_month <= last_month then to_day end)
  ) as span (grain, first_period, last_period)
  where span.first_period <= span.last_period
$$;
comment on function private.earnings_spans is
  'A range of days (inclusive) as the months that are whole in it, and the days before and after: at most 60 of them.';

create function public.get_earnings_calendar() returns table (time_zone text, today date, first_day date)
language sql stable set search_path = '' as $$
  select settings.time_zone, private.day_in(now(), settings.time_zone), (
    select min(period) from public.earnings_rollups
    where creator_id = settings.creator_id and scope_id = settings.creator_id and grain = 'day'
  )
  from public.creator_settings as settings where settings.creator_id = (select auth.uid())
$$;
comment on function public.get_earnings_calendar is
  'The time zone of the signed-in creator, the day that it is there, and the first day with a checkout, if any.';

revoke execute on function public.get_earnings_calendar from public, anon, authenticated, service_role;
grant execute on function public.get_earnings_calendar, private.earnings_spans to authenticated;
