-- The reversals of a sale, each on its day: what its refunds and disputes took of what was paid.

create table public.sale_reversals (
  purchase_id uuid not null references public.purchases (id) on delete cascade,
  fact_id text not null,
  creator_id uuid not null references public.creators (id) on delete restrict,
  occurred_at timestamptz not null,
  amount numeric(19, 4) not null,
  fee_returned numeric(19, 4) not null,
  closes boolean not null,
  constraint sale_reversals_pkey primary key (purchase_id, fact_id),
  constraint sale_reversals_amounts check (amount > 0 and fee_returned >= 0)
);
alter table public.sale_reversals enable row level security;
create index sale_reversals_creator_idx on public.sale_reversals (creator_id, occurred_at desc, purchase_id desc);

create function private.known_reversals(sale public.purchases)
returns table (fact_id text, occurred_at timestamptz, minor bigint, held boolean)
language sql stable set search_path = '' as $$
  select fact.id, fact.created_at, fact.amount, false
  from private.stripe_refunds as fact
  where fact.payment_intent_id = sale.payment_intent_id and fact.counts
  union all
  select fact.id, coalesce(fact.withdrawn_at, fact.created_at), coalesce(effect.taken, effect.held),
    effect.taken is null
  from private.stripe_disputes as fact join private.stripe_sessions as payment on payment.id = sale.stripe_session_id,
    private.dispute_effect(fact, payment) as effect
  where fact.payment_intent_id = sale.payment_intent_id and coalesce(effect.taken, effect.held) > 0
$$;
comment on function private.known_reversals is
  'The refunds and disputes that count, in minor units. A refund is on the second it was made, a dispute on that of '
  'the withdrawal; one that failed or was won is none any more.';

create function private.capped_reversals(sale public.purchases)
returns table (fact_id text, occurred_at timestamptz, minor bigint)
language sql stable set search_path = '' as $$
  with capped as (
    select fact.*, case when held then sale.disputed_minor else sale.refunded_minor end as cap,
      sum(fact.minor) over (partition by held order by fact.occurred_at, fact.fact_id) as total
    from private.known_reversals(sale) as fact
  ), parts as (
    select capped.fact_id, capped.occurred_at, (least(total, cap) - least(total - capped.minor, cap))::bigint as minor
    from capped
  ), rest as (
    select (sale.refunded_minor + sale.disputed_minor - coalesce(sum(parts.minor), 0))::bigint as minor from parts
  )
  select * from parts where parts.minor > 0
  union all
  select '', coalesce((select known.occurred_at from public.sale_reversals as known
      where known.purchase_id = sale.id and known.fact_id = ''), now()), rest.minor
  from rest where rest.minor > 0
$$;
comment on function private.capped_reversals is
  'The parts of a purchase''s refunded and disputed amounts. The row without a fact is what Stripe did not tell of: '
  'credits that were given back, on the second that was done.';

create function private.reversals_by_day(sale public.purchases) returns setof public.sale_reversals
language sql stable set search_path = '' as $$
  select sale.id, part.fact_id, sale.creator_id, part.occurred_at, part.amount,
    private.fee_of(sale, kept + part.amount) - private.fee_of(sale, kept), not sale.grants_access and is_last
  from (
    select fact.fact_id, fact.occurred_at, amount,
      sale.paid_amount - sum(amount) over (order by fact.occurred_at, fact.fact_id) as kept,
      row_number() over (order by fact.occurred_at desc, fact.fact_id desc) = 1 as is_last
    from private.capped_reversals(sale) as fact, private.from_minor(fact.minor, sale.currency) as amount
  ) as part
  where private.has_earned(sale)
$$;
comment on function private.reversals_by_day is
  'What sale_reversals is to hold of a purchase. The fees that are returned add up to the fee on all that was paid, '
  'less the fee on what is kept; the last reversal closes the lesson, if it is closed.';

create function private.refresh_reversals(sale public.purchases) returns void
language plpgsql set search_path = '' as $$
declare
  wanted public.sale_reversals[] := array(select reversal from private.reversals_by_day(sale) as reversal);
begin
  delete from public.sale_reversals where purchase_id = sale.id;
  insert into public.sale_reversals (purchase_id, fact_id, creator_id, occurred_at, amount, fee_returned, closes)
  select * from unnest(wanted);
end
$$;
comment on function private.refresh_reversals is 'Brings the reversals of a purchase in line with its facts.';

comment on table public.sale_reversals is
  'Of each sale the refunds, disputes and returned credits that count, with their share of what was paid. Their sum is '
  'the purchase''s refunded and disputed amount. Read by list_sales, sum_sales and check_earnings.';
comment on column public.sale_reversals.fact_id is 'Stripe''s refund or dispute; empty where it has none.';
comment on column public.sale_reversals.fee_returned is 'The part of the platform''s fee that went back with it.';

create policy "creators read the reversals of their sales" on public.sale_reversals
  for select to authenticated using (creator_id = (select auth.uid()));

revoke all on public.sale_reversals from anon, authenticated, service_role;
grant select (purchase_id, creator_id, occurred_at, amount, fee_returned, closes) on public.sale_reversals
  to authenticated;
grant select, insert, delete on public.sale_reversals to service_role;
grant execute on function private.known_reversals, private.capped_reversals, private.reversals_by_day,
  private.refresh_reversals to service_role;
