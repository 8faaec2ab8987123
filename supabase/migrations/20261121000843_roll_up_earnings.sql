-- What a purchase contributes to the earnings, and how it is added to the rollups.

create type private.earnings_change as (
  at timestamptz, checkouts integer, sales integer, reversals integer, lost_sales integer,
  gross numeric, platform_fee numeric, reversed numeric, fee_returned numeric
);
comment on type private.earnings_change is 'What a purchase adds to the earnings of the day of an instant.';

create function private.earnings_of(sale public.purchases, direction integer) returns private.earnings_change[]
language plpgsql stable set search_path = '' as $$
declare
  is_reversed constant boolean := sale.refunded_amount + sale.disputed_amount > 0;
  changes private.earnings_change[] := '{}';
begin
  if sale.kind = 'lesson'
    and (sale.stripe_session_id is not null or sale.status not in ('pending', 'cancelled', 'expired')) then
    changes := changes || row(least(sale.created_at, sale.purchase_date), direction, 0, 0, 0, 0, 0, 0, 0
    )::private.earnings_change;
  end if;
  if private.has_earned(sale) then
    changes := changes || row(sale.purchase_date, 0, direction, 0,
      case when sale.grants_access or is_reversed then 0 else direction end,
      direction * sale.paid_amount, direction * private.fee_of(sale, sale.paid_amount), 0, 0
    )::private.earnings_change;
    if is_reversed then
      changes := changes || array(
        select row(part.occurred_at, 0, 0, direction, case when part.closes then direction else 0 end,
          0, 0, direction * part.amount, direction * part.fee_returned)::private.earnings_change
        from public.sale_reversals as part where part.purchase_id = sale.id
      );
    end if;
  end if;
  return changes;
end
$$;
comment on function private.earnings_of is
  'What a purchase contributes (1), or is to be taken away of it (-1): its checkout, its sale and its reversals.';

create function private.lock_earnings(creator_id uuid, shard integer) returns void
language sql as $$ select pg_advisory_xact_lock(hashtextextended(creator_id::text, 16 + shard)) $$;
comment on function private.lock_earnings is
  'Before the rollups of one purchase change, by its trigger: serializes those of its shard, against deadlocks.';

create function private.lock_all_earnings(creator_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  for shard in 0..3 loop
    perform private.lock_earnings(creator_id, shard);
  end loop;
end
$$;
comment on function private.lock_all_earnings is
  'Before several purchases of one creator change in one transaction, or their time zone does.';

create function private.roll_up(sale public.purchases, shard integer, changes private.earnings_change[]) returns void
language plpgsql set search_path = '' as $$
declare
  zone constant text := private.time_zone_of(sale.creator_id);
begin
  insert into public.earnings_rollups as rollup (
    creator_id, scope_id, grain, period, currency, shard, checkouts, sales, reversals, lost_sales, gross, platform_fee,
    reversed, fee_returned, net
  )
  select sale.creator_id, scope_id, part.*
  from (
    select grain, date_trunc(grain, private.day_in(change.at, zone)::timestamp)::date, sale.currency, shard,
      sum(checkouts), sum(sales), sum(reversals), sum(lost_sales), sum(gross), sum(platform_fee), sum(reversed),
      sum(fee_returned), sum(gross - platform_fee - reversed + fee_returned)
    from unnest(changes) as change, unnest(array['day', 'month']) as grain
    group by 1, 2
    having (sum(checkouts), sum(sales), sum(reversals), sum(lost_sales), sum(gross), sum(platform_fee), sum(reversed),
      sum(fee_returned)) <> (0, 0, 0, 0, 0, 0, 0, 0)
  ) as part, unnest(array[sale.creator_id, sale.lesson_id]) as scope_id
  on conflict on constraint earnings_rollups_pkey do update set
    checkouts = rollup.checkouts + excluded.checkouts, sales = rollup.sales + excluded.sales,
    reversals = rollup.reversals + excluded.reversals, lost_sales = rollup.lost_sales + excluded.lost_sales,
    gross = rollup.gross + excluded.gross, platform_fee = rollup.platform_fee + excluded.platform_fee,
    reversed = rollup.reversed + excluded.reversed, fee_returned = rollup.fee_returned + excluded.fee_returned,
    net = rollup.net + excluded.net;
  insert into public.lesson_sales as rollup (lesson_id, shard, sales)
  select sale.lesson_id, shard, sum(sales - lost_sales) from unnest(changes)
  having sum(sales - lost_sales) <> 0
  on conflict on constraint lesson_sales_pkey do update set sales = rollup.sales + excluded.sales;
end
$$;
comment on function private.roll_up is 'Adds changes of one purchase to its creator''s and its lesson''s sums.';

grant usage on type private.earnings_change to service_role;
grant execute on function private.earnings_of, private.lock_earnings, private.lock_all_earnings, private.roll_up
  to service_role;
