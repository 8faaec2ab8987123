-- Earnings: a rollup of purchases, updated in the same transaction.

create table public.creator_earnings_daily (
  creator_id uuid not null references public.creators (id) on delete restrict,
  currency text not null,
  day date not null,
  shard smallint not null,
  sales integer not null,
  gross numeric(19, 4) not null,
  reversed numeric(19, 4) not null,
  platform_fee numeric(19, 4) not null,
  net numeric(19, 4) not null,
  constraint creator_earnings_daily_pkey primary key (creator_id, currency, day, shard),
  constraint creator_earnings_daily_adds_up check (gross = reversed + platform_fee + net),
  constraint creator_earnings_daily_shard_range check (shard between 0 and 15)
);
alter table public.creator_earnings_daily enable row level security;

create table public.lesson_sales (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  shard smallint not null,
  sales integer not null,
  constraint lesson_sales_pkey primary key (lesson_id, shard),
  constraint lesson_sales_shard_range check (shard between 0 and 15)
);
alter table public.lesson_sales enable row level security;

create function private.sale_split(sale public.purchases)
returns table (sales integer, gross numeric, reversed numeric, platform_fee numeric, net numeric)
language sql immutable as $$
  select sale.grants_access::integer, sale.paid_amount, reversed, fee, kept - fee
  from (select sale.refunded_amount + sale.disputed_amount as reversed,
      sale.paid_amount - sale.refunded_amount - sale.disputed_amount as kept,
      private.money_step(sale.currency) as step) as parts,
    lateral (select coalesce(round(sale.platform_fee * kept / nullif(sale.amount, 0) / step) * step, 0) as fee) as split
  where sale.kind = 'lesson' and sale.status in ('completed', 'partially_refunded', 'refunded', 'disputed')
    and sale.error_code is distinct from 'payment_mismatch'
$$;
comment on function private.sale_split is
  'What a purchase earns. The fee is the agreed fee in proportion to what is kept, rounded once to money_step; the '
  'creator has the rest, so that the parts always add up.';

create function private.roll_up_sale(sale public.purchases, direction integer) returns void
language plpgsql set search_path = '' as $$
declare
  shard_of_sale smallint := mod(abs(hashtext(sale.id::text)::bigint), 16);
begin
  insert into public.creator_earnings_daily as rollup
    (creator_id, currency, day, shard, sales, gross, reversed, platform_fee, net)
  select sale.creator_id, sale.currency, (sale.purchase_date at time zone 'utc')::date, shard_of_sale,
    direction * part.sales, direction * part.gross, direction * part.reversed,
    direction * part.platform_fee, direction * part.net
  from private.sale_split(sale) as part
  on conflict (creator_id, currency, day, shard) do update set
    sales = rollup.sales + excluded.sales,
    gross = rollup.gross + excluded.gross,
    reversed = rollup.reversed + excluded.reversed,
    platform_fee = rollup.platform_fee + excluded.platform_fee,
    net = rollup.net + excluded.net;
  insert into public.lesson_sales as rollup (lesson_id, shard, sales)
  select sale.lesson_id, shard_of_sale, direction * part.sales
  from private.sale_split(sale) as part where part.sales <> 0
  on conflict on constraint lesson_sales_pkey do update set sales = rollup.sales + excluded.sales;
end
$$;
comment on function private.roll_up_sale is
  'Adds (1) or subtracts (-1) what one purchase contributes to its creator''s day and to its lesson.';

create function private.sync_earnings() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if (old.status, old.purchase_date, old.paid_amount, old.refunded_amount, old.disputed_amount, old.error_code)
      is not distinct from
      (new.status, new.purchase_date, new.paid_amount, new.refunded_amount, new.disputed_amount, new.error_code) then
      return null;
    end if;
    perform private.roll_up_sale(old, -1);
  end if;
  perform private.roll_up_sale(new, 1);
  return null;
end
$$;
comment on function private.sync_earnings is
  'Trigger: replaces what a purchase contributed before by what it contributes now.';
create trigger sync_earnings
  after insert or update of status, purchase_date, paid_amount, refunded_amount, disputed_amount, error_code
  on public.purchases
  for each row execute function private.sync_earnings();

comment on table public.creator_earnings_daily is
  'Sales per creator, currency and UTC day of the sale, in 16 shards, so that one creator''s sales do not wait for '
  'each other.';
comment on table public.lesson_sales is 'Sales kept of each lesson so far, in shards as creator_earnings_daily.';
comment on column public.creator_earnings_daily.reversed is
  'Refunded, or held back by an open or lost dispute. Included in gross.';

create policy "creators read their earnings" on public.creator_earnings_daily
  for select to authenticated using (creator_id = (select auth.uid()));
create policy "creators read the sales of their lessons" on public.lesson_sales
  for select to authenticated using (
    exists (select 1 from public.lessons where lessons.id = lesson_id and creator_id = (select auth.uid()))
  );

create view public.creator_earnings with (security_invoker = true) as
  select creator_id, currency, sum(sales)::integer as sales,
    private.to_minor(sum(gross), currency) as gross_minor,
    private.to_minor(sum(reversed), currency) as reversed_minor,
    private.to_minor(sum(platform_fee), currency) as platform_fee_minor,
    private.to_minor(sum(net), currency) as net_minor
  from public.creator_earnings_daily
  group by creator_id, currency
  having (sum(sales), sum(gross)) <> (0, 0);
comment on view public.creator_earnings is 'A creator''s earnings so far in minor units, one row per currency.';

revoke all on public.creator_earnings_daily, public.lesson_sales, public.creator_earnings
  from anon, authenticated, service_role;
grant select on public.creator_earnings_daily, public.lesson_sales, public.creator_earnings to authenticated;
grant select, insert, update on public.creator_earnings_daily, public.lesson_sales to service_role;
grant execute on function private.sale_split, private.roll_up_sale to service_role;
