-- Earnings: a rollup that follows purchases in the same transaction, and the creator's view of sales.

create table public.creator_earnings_daily (
  creator_id uuid not null references public.creators (id) on delete restrict,
  currency text not null,
  day date not null,
  shard smallint not null,
  sales integer not null,
  gross numeric(19, 4) not null,
  platform_fee numeric(19, 4) not null,
  net numeric(19, 4) not null,
  constraint creator_earnings_daily_pkey primary key (creator_id, currency, day, shard),
  constraint creator_earnings_daily_adds_up check (gross = platform_fee + net),
  constraint creator_earnings_daily_shard_range check (shard between 0 and 15)
);
alter table public.creator_earnings_daily enable row level security;

create function private.roll_up_sale(sale public.purchases, direction integer) returns void
language sql set search_path = '' as $$
  insert into public.creator_earnings_daily as rollup (creator_id, currency, day, shard, sales, gross, platform_fee, net)
  select sale.creator_id, sale.currency, (sale.purchase_date at time zone 'utc')::date, mod(abs(hashtext(sale.id::text)::bigint), 16),
    direction, direction * sale.amount, direction * sale.platform_fee, direction * sale.creator_earnings
  where sale.status in ('completed', 'partially_refunded')
  on conflict (creator_id, currency, day, shard) do update set
    sales = rollup.sales + excluded.sales,
    gross = rollup.gross + excluded.gross,
    platform_fee = rollup.platform_fee + excluded.platform_fee,
    net = rollup.net + excluded.net
$$;
comment on function private.roll_up_sale is 'Adds (1) or takes back (-1) what one purchase contributes to its creator''s day.';

create function private.follow_purchase() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if (old.status, old.purchase_date) is not distinct from (new.status, new.purchase_date) then
      return null; -- The amounts are frozen, so nothing that counts has changed.
    end if;
    perform private.roll_up_sale(old, -1);
  end if;
  perform private.roll_up_sale(new, 1);
  return null;
end
$$;
comment on function private.follow_purchase is 'Trigger: what a purchase contributed before is taken back, what it contributes now is added.';
create trigger follow_purchase after insert or update on public.purchases
  for each row execute function private.follow_purchase();

comment on table public.creator_earnings_daily is
  'Sales per creator, currency and UTC day. Sixteen shards, so that one creator''s sales do not wait for each other.';

create policy "creators read their earnings" on public.creator_earnings_daily
  for select to authenticated using (creator_id = (select auth.uid()));

create view public.creator_earnings with (security_invoker = true) as
  select creator_id, currency, sum(sales)::integer as sales,
    private.to_minor(sum(gross), currency) as gross_minor,
    private.to_minor(sum(platform_fee), currency) as platform_fee_minor,
    private.to_minor(sum(net), currency) as net_minor
  from public.creator_earnings_daily
  group by creator_id, currency;
comment on view public.creator_earnings is 'A creator''s earnings so far, in minor units, one row per currency.';

create function private.own_sales() returns table (
  id uuid, lesson_id uuid, purchase_date timestamptz, status public.purchase_status,
  currency text, amount_minor bigint, platform_fee_minor bigint, net_minor bigint, refunded_minor bigint
)
language sql stable security definer set search_path = '' as $$
  select id, lesson_id, purchase_date, status, currency, amount_minor,
    private.to_minor(platform_fee, currency), private.to_minor(creator_earnings, currency), refunded_minor
  from public.purchases
  where creator_id = (select auth.uid()) and status not in ('pending', 'cancelled', 'expired', 'failed')
$$;
comment on function private.own_sales is 'Security definer, because a policy would show creators the whole row, the buyer included.';

create view public.creator_sales with (security_invoker = true) as select * from private.own_sales();
comment on view public.creator_sales is 'A creator''s sales, without a word about who bought.';

revoke all on public.creator_earnings_daily, public.creator_earnings, public.creator_sales from anon, authenticated, service_role;
grant select on public.creator_earnings_daily, public.creator_earnings, public.creator_sales to authenticated;
grant select, insert, update on public.creator_earnings_daily to service_role;
grant execute on function private.own_sales to authenticated;
grant execute on function private.roll_up_sale to service_role;
