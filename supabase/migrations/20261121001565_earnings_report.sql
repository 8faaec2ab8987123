-- What the page of a creator's earnings shows, in one read. Runs as its caller.

create function public.get_earnings_report(
  from_day date, to_day date, step text, max_rows integer, after_id uuid default null,
  wanted_currency text default null, previous_from date default null, previous_to date default null
) returns jsonb
language sql stable set search_path = '' as $$
  with totals as (
    select * from public.sum_earnings(get_earnings_report.from_day, get_earnings_report.to_day)
  ), chosen as (
    select currency from totals
    order by currency is not distinct from get_earnings_report.wanted_currency desc, sales desc, currency limit 1
  )
  select jsonb_build_object(
    'totals', (select coalesce(jsonb_agg(to_jsonb(totals) order by currency), '[]') from totals),
    'previous', (
      select to_jsonb(before)
      from public.sum_earnings(get_earnings_report.previous_from, get_earnings_report.previous_to) as before
      where before.currency = (select currency from chosen)
    ),
    'views', public.sum_lesson_views(get_earnings_report.from_day, get_earnings_report.to_day),
    'currency', (select currency from chosen),
    'periods', (
      select coalesce(jsonb_agg(to_jsonb(each) order by each.period), '[]')
      from chosen, public.list_earnings_by_period(
        get_earnings_report.from_day, get_earnings_report.to_day, get_earnings_report.step, chosen.currency
      ) as each
    ),
    'lessons', (
      select coalesce(jsonb_agg(to_jsonb(earned) - 'ordinality' order by earned.ordinality), '[]')
      from chosen, public.list_earnings_by_lesson(
        get_earnings_report.from_day, get_earnings_report.to_day, chosen.currency, get_earnings_report.max_rows,
        get_earnings_report.after_id
      ) with ordinality as earned
    )
  )
$$;
comment on function public.get_earnings_report is
  'Of a range of days: totals as sum_earnings, and views as sum_lesson_views; in the wanted currency, if there are '
  'earnings in it, else in that with most sales: previous, the sums of the days before (null without any), periods as '
  'list_earnings_by_period, and a page of lessons as list_earnings_by_lesson.';

revoke execute on function public.get_earnings_report from public, anon, authenticated, service_role;
grant execute on function public.get_earnings_report to authenticated;
