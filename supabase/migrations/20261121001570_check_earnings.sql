-- The rollups compared with the purchases themselves, when a creator asks.

create function private.sales_in(owner_id uuid, from_day date, to_day date)
returns table (
  currency text, sales bigint, reversals bigint, gross numeric, platform_fee numeric, reversed numeric,
  fee_returned numeric
)
language sql stable set search_path = '' as $$
  with days as materialized (
    select private.day_start(from_day, zone) as begins, private.day_start(to_day + 1, zone) as ends
    from private.time_zone_of(owner_id) as zone
  ), found as (
    select sale.currency, 1 as sales, 0 as reversals, sale.paid_amount as gross,
      private.fee_of(sale, sale.paid_amount) as platform_fee, 0 as reversed, 0 as fee_returned
    from days, public.purchases as sale
    where sale.creator_id = owner_id and sale.is_sale and private.has_earned(sale)
      and sale.purchase_date >= days.begins and sale.purchase_date < days.ends
    union all
    select sale.currency, 0, 1, 0, 0, part.amount, part.fee_returned
    from days, public.sale_reversals as part join public.purchases as sale on sale.id = part.purchase_id
    where part.creator_id = owner_id and part.occurred_at >= days.begins and part.occurred_at < days.ends
  )
  select found.currency, sum(found.sales), sum(found.reversals), sum(found.gross), sum(found.platform_fee),
    sum(found.reversed), sum(found.fee_returned)
  from found group by found.currency
$$;
comment on function private.sales_in is 'What the sales and reversals of a range of days add up to, one by one.';

create function private.own_earnings_check(from_day date, to_day date)
returns table (
  currency text, sales bigint, reversals bigint, net_minor bigint, counted_sales bigint, counted_reversals bigint,
  counted_net_minor bigint, matches boolean
)
language plpgsql stable security definer set search_path = '' as $$
declare
  owner_id uuid := (select auth.uid());
begin
  if (select sum(rollup.sales + rollup.reversals) from public.sum_earnings(from_day, to_day) as rollup) > 200000 then
    return query select rollup.currency, rollup.sales, rollup.reversals, rollup.net_minor, null::bigint, null::bigint,
      null::bigint, null::boolean from public.sum_earnings(from_day, to_day) as rollup;
    return;
  end if;
  return query
  select coalesce(rollup.currency, one.currency), coalesce(rollup.sales, 0), coalesce(rollup.reversals, 0),
    coalesce(rollup.net_minor, 0), coalesce(one.sales, 0), coalesce(one.reversals, 0), coalesce(one.net, 0),
    (rollup.sales, rollup.reversals, rollup.gross_minor, rollup.platform_fee_minor, rollup.reversed_minor,
      rollup.fee_returned_minor)
      is not distinct from (one.sales, one.reversals, one.gross, one.platform_fee, one.reversed, one.fee_returned)
  from (
    select * from public.sum_earnings(from_day, to_day) as sums where sums.sales + sums.reversals > 0
  ) as rollup full join (
    select listed.currency, listed.sales, listed.reversals, private.to_minor(listed.gross, listed.currency) as gross,
      private.to_minor(listed.platform_fee, listed.currency) as platform_fee,
      private.to_minor(listed.reversed, listed.currency) as reversed,
      private.to_minor(listed.fee_returned, listed.currency) as fee_returned,
      private.to_minor(listed.gross - listed.platform_fee - listed.reversed + listed.fee_returned, listed.currency)
        as net
    from private.sales_in(owner_id, from_day, to_day) as listed
  ) as one on one.currency = rollup.currency;
end
$$;
comment on function private.own_earnings_check is
  'See check_earnings. Security definer: creators may not read purchases, but count their own.';

create function public.check_earnings(from_day date, to_day date)
returns table (
  currency text, sales bigint, reversals bigint, net_minor bigint, counted_sales bigint, counted_reversals bigint,
  counted_net_minor bigint, matches boolean
)
language sql stable set search_path = '' as $$ select * from private.own_earnings_check(from_day, to_day) $$;
comment on function public.check_earnings is
  'The signed-in creator''s earnings by currency, as the rollups have them and as every sale and reversal of the range '
  'adds up (counted); matches: whether every sum is the same. Null above 200,000 rows, which are not counted.';

revoke execute on function public.check_earnings from public, anon, authenticated, service_role;
grant execute on function public.check_earnings, private.own_earnings_check to authenticated;
grant execute on function private.sales_in to service_role;
