-- Periods that are over have their sums in one shard, so that a range of days reads one row for each of its periods.

create function private.fold_period(creator_id uuid, grain text, period date) returns bigint
language sql set search_path = '' as $$
  with spread as (
    delete from public.earnings_rollups as rollup
    where rollup.creator_id = fold_period.creator_id and rollup.grain = fold_period.grain
      and rollup.period = fold_period.period and rollup.shard > 0
    returning rollup.*
  ), folded as (
    insert into public.earnings_rollups as rollup (
      creator_id, scope_id, grain, period, currency, shard, checkouts, sales, reversals, lost_sales, gross,
      platform_fee, reversed, fee_returned, net
    )
    select spread.creator_id, spread.scope_id, spread.grain, spread.period, spread.currency, 0, sum(spread.checkouts),
      sum(spread.sales), sum(spread.reversals), sum(spread.lost_sales), sum(spread.gross), sum(spread.platform_fee),
      sum(spread.reversed), sum(spread.fee_returned), sum(spread.net)
    from spread group by 1, 2, 3, 4, 5
    on conflict on constraint earnings_rollups_pkey do update set
      checkouts = rollup.checkouts + excluded.checkouts, sales = rollup.sales + excluded.sales,
      reversals = rollup.reversals + excluded.reversals, lost_sales = rollup.lost_sales + excluded.lost_sales,
      gross = rollup.gross + excluded.gross, platform_fee = rollup.platform_fee + excluded.platform_fee,
      reversed = rollup.reversed + excluded.reversed, fee_returned = rollup.fee_returned + excluded.fee_returned,
      net = rollup.net + excluded.net
  )
  select count(*) from spread
$$;
comment on function private.fold_period is
  'Adds the shards of one period of a creator to shard 0. The caller holds lock_all_earnings. Returns how many rows '
  'that saved.';

create function public.fold_earnings(max_rows integer default 500) returns bigint
language plpgsql set search_path = '' set lock_timeout = '1s' as $$
declare
  -- Over in every time zone.
  last_day constant date := (now() at time zone 'utc')::date - 2;
  part record;
  folded bigint := 0;
begin
  -- By creator, so that two jobs wait for each other in one order.
  for part in
    select distinct spread.creator_id, spread.grain, spread.period from (
      (select rollup.creator_id, rollup.grain, rollup.period from public.earnings_rollups as rollup
        where rollup.shard > 0 and rollup.grain = 'day' and rollup.period <= last_day
        order by rollup.period, rollup.creator_id limit max_rows)
      union all
      (select rollup.creator_id, rollup.grain, rollup.period from public.earnings_rollups as rollup
        where rollup.shard > 0 and rollup.grain = 'month' and rollup.period < date_trunc('month', last_day + 1)
        order by rollup.period, rollup.creator_id limit max_rows)
    ) as spread order by 1, 2, 3
  loop
    begin
      perform private.lock_all_earnings(part.creator_id);
      folded := folded + private.fold_period(part.creator_id, part.grain, part.period);
    exception when lock_not_available then
      continue;
    end;
  end loop;
  return folded;
end
$$;
comment on function public.fold_earnings is
  'For the maintenance job, until it returns 0: folds the oldest days and months that are over and still have shards, '
  'found by about so many rows of each. What changes later of such a day is written to its shard again, and folded by '
  'the next job. Payments to the creators of these days wait until the commit; a creator whose payments take longer '
  'than a second is left to the next job.';

revoke execute on function public.fold_earnings from public, anon, authenticated, service_role;
grant execute on function private.fold_period, public.fold_earnings to service_role;
