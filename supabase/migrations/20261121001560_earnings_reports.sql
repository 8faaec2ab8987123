-- What a creator earned in a range of days of their time zone, read from the rollups. All run as their caller.
-- "offset 0": the spans are looked up one by one, where the planner would read all rows of a creator instead.

create function public.sum_earnings(from_day date, to_day date, of_lesson_id uuid default null)
returns table (
  currency text, checkouts bigint, sales bigint, reversals bigint, gross_minor bigint, platform_fee_minor bigint,
  reversed_minor bigint, fee_returned_minor bigint, net_minor bigint
)
language sql stable set search_path = '' as $$
  select rollup.currency, sum(checkouts), sum(sales), sum(reversals), private.to_minor(sum(gross), rollup.currency),
    private.to_minor(sum(platform_fee), rollup.currency), private.to_minor(sum(reversed), rollup.currency),
    private.to_minor(sum(fee_returned), rollup.currency), private.to_minor(sum(net), rollup.currency)
  from private.earnings_spans(from_day, to_day) as span, lateral (
    select * from public.earnings_rollups as found
    where found.creator_id = (select auth.uid())
      -- Not "coalesce": Postgres does not take that for leakproof, and would read all lessons of these days.
      and found.scope_id = case when of_lesson_id is null then (select auth.uid()) else of_lesson_id end
      and found.grain = span.grain and found.period between span.first_period and span.last_period
    offset 0
  ) as rollup
  group by rollup.currency having (sum(checkouts), sum(sales), sum(reversals)) <> (0, 0, 0) order by rollup.currency
$$;
comment on function public.sum_earnings is
  'By currency, of all lessons or one. net = gross - platform_fee - reversed + fee_returned; sales and their gross and '
  'fee are those of the range, reversals and what they took and returned are those of the range too.';

create function public.list_earnings_by_period(from_day date, to_day date, step text, of_currency text)
returns table (
  period date, sales bigint, reversals bigint, gross_minor bigint, platform_fee_minor bigint, reversed_minor bigint,
  fee_returned_minor bigint, net_minor bigint
)
language sql stable set search_path = '' as $$
  select date_trunc(step, rollup.period::timestamp)::date, sum(sales), sum(reversals),
    private.to_minor(sum(gross), of_currency), private.to_minor(sum(platform_fee), of_currency),
    private.to_minor(sum(reversed), of_currency), private.to_minor(sum(fee_returned), of_currency),
    private.to_minor(sum(net), of_currency)
  from (
    select * from private.earnings_spans(from_day, to_day) where step = 'month'
    union all select 'day', from_day, to_day where step <> 'month'
  ) as span, lateral (
    select * from public.earnings_rollups as found
    where found.creator_id = (select auth.uid()) and found.scope_id = (select auth.uid())
      and found.grain = span.grain and found.period between span.first_period and span.last_period
      and found.currency = of_currency
    offset 0
  ) as rollup
  group by 1 having (sum(sales), sum(reversals)) <> (0, 0) order by 1
$$;
comment on function public.list_earnings_by_period is
  'The earnings of all lessons in one currency by day, week (from Monday) or month: step. Without empty periods.';

create function public.list_earnings_by_lesson(
  from_day date, to_day date, of_currency text, max_rows integer, after_id uuid default null
)
returns table (
  lesson_id uuid, title text, language text, slug text, views bigint, checkouts bigint, sales bigint, reversals bigint,
  gross_minor bigint, platform_fee_minor bigint, reversed_minor bigint, fee_returned_minor bigint, net_minor bigint
)
language sql stable set search_path = '' as $$
  with earning as materialized (
    select lesson.id, lesson.title, lesson.language, lesson.slug, seen.views, earned.*
    from public.lessons as lesson, lateral (
      select coalesce(sum(checkouts), 0) as checkouts, coalesce(sum(sales), 0) as sales,
        coalesce(sum(reversals), 0) as reversals, coalesce(sum(gross), 0) as gross,
        coalesce(sum(platform_fee), 0) as platform_fee, coalesce(sum(reversed), 0) as reversed,
        coalesce(sum(fee_returned), 0) as fee_returned, coalesce(sum(net), 0) as net
      from private.earnings_spans(from_day, to_day) as span, lateral (
        select * from public.earnings_rollups as found
        where found.creator_id = lesson.creator_id and found.scope_id = lesson.id and found.grain = span.grain
          and found.period between span.first_period and span.last_period and found.currency = of_currency
        offset 0
      ) as rollup
    ) as earned, lateral (
      select coalesce(sum(rollup.views), 0) as views
      from private.earnings_spans(from_day, to_day) as span, lateral (
        select found.views from public.lesson_views as found
        where found.creator_id = lesson.creator_id and found.scope_id = lesson.id and found.grain = span.grain
          and found.period between span.first_period and span.last_period
        offset 0
      ) as rollup
    ) as seen
    where lesson.creator_id = (select auth.uid())
      and ((earned.checkouts, earned.sales, earned.reversals) <> (0, 0, 0)
        or lesson.currency = of_currency and seen.views > 0)
  )
  select earning.id, earning.title, earning.language, earning.slug, earning.views, earning.checkouts, earning.sales,
    earning.reversals, private.to_minor(earning.gross, of_currency),
    private.to_minor(earning.platform_fee, of_currency), private.to_minor(earning.reversed, of_currency),
    private.to_minor(earning.fee_returned, of_currency), private.to_minor(earning.net, of_currency)
  from earning
  where after_id is null or (earning.net, earning.gross, earning.views, earning.id) < (
    select last.net, last.gross, last.views, last.id from earning as last where last.id = after_id
  )
  order by earning.net desc, earning.gross desc, earning.views desc, earning.id desc
  limit least(max_rows, 101)
$$;
comment on function public.list_earnings_by_lesson is
  'The creator''s lessons that earned, were begun to be bought, or were seen, those that earned most first, after the '
  'lesson after_id; none when that one earned nothing. Views have no currency: they stand beside the lesson''s present '
  'one.';

revoke execute on function public.sum_earnings, public.list_earnings_by_period, public.list_earnings_by_lesson
  from public, anon, authenticated, service_role;
grant execute on function public.sum_earnings, public.list_earnings_by_period, public.list_earnings_by_lesson
  to authenticated;
