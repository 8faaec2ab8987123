-- What a creator earned in a range of days of their time zone, read from the rollups. All run as their caller.

create function public.sum_earnings(from_day date, to_day date, of_lesson_id uuid default null)
returns table (
  currency text, checkouts bigint, sales bigint, reversals bigint, gross_minor bigint, platform_fee_minor bigint,
  reversed_minor bigint, fee_returned_minor bigint, net_minor bigint
)
language sql stable set search_path = '' as $$
  select rollup.currency, sum(checkouts), sum(sales), sum(reversals), private.to_minor(sum(gross), rollup.currency),
    private.to_minor(sum(platform_fee), rollup.currency), private.to_minor(sum(reversed), rollup.currency),
    private.to_minor(sum(fee_returned), rollup.currency), private.to_minor(sum(net), rollup.currency)
  from private.earnings_spans(from_day, to_day) as span join public.earnings_rollups as rollup
    on rollup.grain = span.grain and rollup.period between span.first_period and span.last_period
  where rollup.creator_id = (select auth.uid())
    -- Not "coalesce": Postgres does not take that for leakproof, and would read all lessons of these days.
    and rollup.scope_id = case when of_lesson_id is null then (select auth.uid()) else of_lesson_id end
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
  ) as span join public.earnings_rollups as rollup
    on rollup.grain = span.grain and rollup.period between span.first_period and span.last_period
  where rollup.creator_id = (select auth.uid()) and rollup.scope_id = (select auth.uid())
    and rollup.currency = of_currency
  group by 1 having (sum(sales), sum(reversals)) <> (0, 0) order by 1
$$;
comment on function public.list_earnings_by_period is
  'The earnings of all lessons in one currency by day, week (from Monday) or month: step. Without empty periods.';

create function public.list_earnings_by_lesson(
  from_day date, to_day date, of_currency text, max_rows integer, skipped integer default 0
)
returns table (
  lesson_id uuid, title text, language text, slug text, views bigint, checkouts bigint, sales bigint, reversals bigint,
  gross_minor bigint, platform_fee_minor bigint, reversed_minor bigint, fee_returned_minor bigint, net_minor bigint
)
language sql stable set search_path = '' as $$
  select lesson.id, lesson.title, lesson.language, lesson.slug, seen.views, earned.checkouts, earned.sales,
    earned.reversals, private.to_minor(earned.gross, of_currency), private.to_minor(earned.platform_fee, of_currency),
    private.to_minor(earned.reversed, of_currency), private.to_minor(earned.fee_returned, of_currency),
    private.to_minor(earned.net, of_currency)
  from public.lessons as lesson, lateral (
    select coalesce(sum(checkouts), 0) as checkouts, coalesce(sum(sales), 0) as sales,
      coalesce(sum(reversals), 0) as reversals, coalesce(sum(gross), 0) as gross,
      coalesce(sum(platform_fee), 0) as platform_fee, coalesce(sum(reversed), 0) as reversed,
      coalesce(sum(fee_returned), 0) as fee_returned, coalesce(sum(net), 0) as net
    from private.earnings_spans(from_day, to_day) as span join public.earnings_rollups as rollup
      on rollup.grain = span.grain and rollup.period between span.first_period and span.last_period
    where rollup.creator_id = lesson.creator_id and rollup.scope_id = lesson.id and rollup.currency = of_currency
  ) as earned, lateral (
    select coalesce(sum(rollup.views), 0) as views
    from private.earnings_spans(from_day, to_day) as span join public.lesson_views as rollup
      on rollup.grain = span.grain and rollup.period between span.first_period and span.last_period
    where rollup.creator_id = lesson.creator_id and rollup.scope_id = lesson.id
  ) as seen
  where lesson.creator_id = (select auth.uid())
    and ((earned.checkouts, earned.sales, earned.reversals) <> (0, 0, 0)
      or lesson.currency = of_currency and seen.views > 0)
  order by earned.net desc, earned.gross desc, seen.views desc, lesson.id
  limit least(max_rows, 101) offset greatest(skipped, 0)
$$;
comment on function public.list_earnings_by_lesson is
  'The creator''s lessons that earned, were begun to be bought, or were seen, those that earned most first. Views '
  'have no currency: they stand beside the lesson''s present one.';

revoke execute on function public.sum_earnings, public.list_earnings_by_period, public.list_earnings_by_lesson
  from public, anon, authenticated, service_role;
grant execute on function public.sum_earnings, public.list_earnings_by_period, public.list_earnings_by_lesson
  to authenticated;
