-- Earnings: sums per creator and lesson by day and month, brought up to date in the purchase's transaction.

create table public.earnings_rollups (
  creator_id uuid not null references public.creators (id) on delete restrict,
  -- A lesson, or the creator: all lessons.
  scope_id uuid not null,
  -- Text: comparing enums is not leakproof, so that under row-level security no index would lead to one grain.
  grain text not null,
  period date not null,
  currency text not null,
  shard smallint not null,
  checkouts integer not null,
  sales integer not null,
  reversals integer not null,
  lost_sales integer not null,
  gross numeric(19, 4) not null,
  platform_fee numeric(19, 4) not null,
  reversed numeric(19, 4) not null,
  fee_returned numeric(19, 4) not null,
  net numeric(19, 4) not null,
  constraint earnings_rollups_pkey primary key (creator_id, scope_id, grain, period, currency, shard),
  constraint earnings_rollups_adds_up check (net = gross - platform_fee - reversed + fee_returned),
  constraint earnings_rollups_grain_known check (grain in ('day', 'month')),
  constraint earnings_rollups_period_begins check (grain = 'day' or extract(day from period) = 1),
  constraint earnings_rollups_shard_range check (shard between 0 and 3)
) with (fillfactor = 70);
alter table public.earnings_rollups enable row level security;
create index earnings_rollups_shards_idx on public.earnings_rollups (grain, period, creator_id) where shard > 0;

create table public.lesson_sales (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  shard smallint not null,
  sales integer not null,
  constraint lesson_sales_pkey primary key (lesson_id, shard),
  constraint lesson_sales_shard_range check (shard between 0 and 3)
);
alter table public.lesson_sales enable row level security;

create function private.fee_of(sale public.purchases, kept numeric) returns numeric
language plpgsql immutable set search_path = '' as $$
declare
  step constant numeric := private.money_step(sale.currency);
begin
  return coalesce(round(sale.platform_fee * kept / nullif(sale.amount, 0) / step) * step, 0);
end
$$;
comment on function private.fee_of is
  'The platform''s fee on what is kept of a payment: the agreed fee in proportion, rounded once to money_step.';

create function private.has_earned(sale public.purchases) returns boolean
language sql immutable as $$
  select coalesce(sale.kind = 'lesson'
    and sale.status in ('completed', 'partially_refunded', 'refunded', 'disputed')
    and sale.error_code is distinct from 'payment_mismatch', false)
$$;
comment on function private.has_earned is 'Whether a purchase was paid as promised, whatever became of it since.';

create function private.sale_split(sale public.purchases)
returns table (sales integer, gross numeric, reversed numeric, platform_fee numeric, net numeric)
language sql immutable as $$
  select sale.grants_access::integer, sale.paid_amount, reversed, fee, kept - fee
  from (select sale.refunded_amount + sale.disputed_amount as reversed,
      sale.paid_amount - sale.refunded_amount - sale.disputed_amount as kept) as parts,
    lateral (select private.fee_of(sale, kept) as fee) as split
  where private.has_earned(sale)
$$;
comment on function private.sale_split is
  'What a purchase earns. The creator has the rest of what is kept, so that the parts always add up.';

comment on table public.earnings_rollups is
  'Per creator and lesson, day (in the creator''s time zone) or month, and currency; in four shards, so that one '
  'creator''s sales do not wait for each other; in one of them once the period is over (fold_earnings). Read by '
  'get_earnings_report, sum_earnings, check_earnings, get_account_summary and export_earnings.';
comment on column public.earnings_rollups.checkouts is 'Checkouts that reached the payment, on the day they began.';
comment on column public.earnings_rollups.sales is 'Sales of that day, with their gross and the fee on it.';
comment on column public.earnings_rollups.reversals is
  'Refunds and disputes of that day, with what they took back and the fee that was returned with them.';
comment on column public.earnings_rollups.lost_sales is 'Reversals of that day that closed the lesson.';
comment on table public.lesson_sales is
  'Sales kept of each lesson so far, in shards as earnings_rollups. Read by count_learners and list_own_lessons.';

create policy "creators read their earnings" on public.earnings_rollups
  for select to authenticated using (creator_id = (select auth.uid()));
create policy "creators read the sales of their lessons" on public.lesson_sales
  for select to authenticated using (
    exists (select 1 from public.lessons where lessons.id = lesson_id and creator_id = (select auth.uid()))
  );

create view public.creator_earnings with (security_invoker = true) as
  select creator_id, currency, sum(sales - lost_sales)::integer as sales,
    private.to_minor(sum(gross), currency) as gross_minor,
    private.to_minor(sum(reversed), currency) as reversed_minor,
    private.to_minor(sum(platform_fee - fee_returned), currency) as platform_fee_minor,
    private.to_minor(sum(net), currency) as net_minor
  from public.earnings_rollups
  where scope_id = creator_id and grain = 'month'
  group by creator_id, currency
  having (sum(sales), sum(gross)) <> (0, 0);
comment on view public.creator_earnings is 'A creator''s earnings so far in minor units, one row per currency.';

revoke all on public.earnings_rollups, public.lesson_sales, public.creator_earnings
  from anon, authenticated, service_role;
grant select on public.earnings_rollups, public.lesson_sales, public.creator_earnings to authenticated;
grant select, insert, update on public.lesson_sales to service_role;
grant select, insert, update, delete on public.earnings_rollups to service_role;
grant execute on function private.fee_of, private.has_earned, private.sale_split to service_role;
