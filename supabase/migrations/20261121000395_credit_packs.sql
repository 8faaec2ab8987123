-- Credit packs: what members can buy credits in.

create type public.purchase_kind as enum ('lesson', 'credits');
create type public.payment_method_kind as enum ('money', 'credits');

create function private.credit_currency() returns text
language sql immutable parallel safe as $$ select 'usd' $$;
comment on function private.credit_currency is
  'One credit is one minor unit of this currency. Only lessons priced in it can be opened with credits.';

create table public.credit_packs (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  credits integer not null,
  price numeric(19, 4) not null,
  currency text not null default private.credit_currency(),
  position smallint not null,
  active boolean not null default true,
  price_minor bigint not null generated always as (private.to_minor(price, currency)) stored,
  constraint credit_packs_name_length check (char_length(btrim(name)) between 1 and 60),
  constraint credit_packs_credits_range check (credits between 1 and 1000000),
  constraint credit_packs_price_positive check (price > 0),
  -- A pack dearer than its credits' face value would make lessons dearer than their price.
  constraint credit_packs_price_at_most_face check (price <= private.from_minor(credits, currency)),
  constraint credit_packs_currency check (currency = private.credit_currency()),
  constraint credit_packs_position_unique unique (position)
);
alter table public.credit_packs enable row level security;

comment on table public.credit_packs is 'Packs of credits on sale, in the order of position.';

create policy "everyone reads active packs" on public.credit_packs
  for select to anon, authenticated using (active);

revoke all on public.credit_packs from anon, authenticated, service_role;
grant select on public.credit_packs to anon, authenticated, service_role;
grant execute on function private.credit_currency to anon, authenticated, service_role;

insert into public.credit_packs (id, name, credits, price, position) values
  ('5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0001', 'Starter', 500, 4.99, 1),
  ('5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0002', 'Creator', 1500, 14.99, 2),
  ('5c3b7f4e-6a0d-4d8e-9a52-0f1d4c1e0003', 'Professional', 3500, 29.99, 3);
