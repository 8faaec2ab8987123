-- Coupons: a creator's codes, and the lessons that they are for.

create table public.coupons (
  id uuid primary key default gen_random_uuid(),
  creator_id uuid not null references public.creators (id) on delete restrict,
  code text not null,
  code_key text not null generated always as (private.coupon_key(code)) stored,
  percent smallint,
  amount numeric(19, 4),
  minimum_price numeric(19, 4),
  currency text,
  for_all_lessons boolean not null,
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  total_limit integer,
  person_limit integer,
  uses integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint coupons_code_unique unique (creator_id, code_key),
  constraint coupons_code_form check (private.is_coupon_code(code)),
  constraint coupons_one_discount check (num_nonnulls(percent, amount) = 1),
  constraint coupons_percent_range check (percent between 1 and 100),
  constraint coupons_currency_where_money check ((currency is null) = (num_nonnulls(amount, minimum_price) = 0)),
  constraint coupons_currency_chargeable check (private.is_charge_currency(currency)),
  constraint coupons_amount_form check (
    amount > 0 and mod(amount, private.money_step(currency)) = 0
      and private.to_minor(amount, currency) <= private.charge_maximum(currency)
  ),
  constraint coupons_minimum_price_form check (
    minimum_price > 0 and mod(minimum_price, private.money_step(currency)) = 0
      and private.to_minor(minimum_price, currency) <= private.charge_maximum(currency)
  ),
  constraint coupons_ends_after_start check (ends_at >= starts_at),
  constraint coupons_total_limit_range check (total_limit between 1 and 1000000000),
  constraint coupons_person_limit_range check (person_limit between 1 and 1000),
  constraint coupons_uses_not_negative check (uses >= 0)
);
alter table public.coupons enable row level security;
create unique index coupons_owner_idx on public.coupons (id, creator_id);
create index coupons_newest_idx on public.coupons (creator_id, created_at desc, id desc);

create table public.coupon_lessons (
  coupon_id uuid not null,
  lesson_id uuid not null,
  creator_id uuid not null,
  constraint coupon_lessons_pkey primary key (coupon_id, lesson_id),
  constraint coupon_lessons_coupon_fkey foreign key (coupon_id, creator_id)
    references public.coupons (id, creator_id) on delete cascade,
  constraint coupon_lessons_lesson_fkey foreign key (lesson_id, creator_id)
    references public.lessons (id, creator_id) on delete cascade
);
alter table public.coupon_lessons enable row level security;
create index coupon_lessons_coupon_idx on public.coupon_lessons (coupon_id, creator_id);
create index coupon_lessons_lesson_idx on public.coupon_lessons (lesson_id, creator_id);

comment on table public.coupons is
  'A creator''s codes. Terms are frozen on the purchase: a change or an end touches no purchase and no open checkout.';
comment on column public.coupons.code is 'As its creator wrote it.';
comment on column public.coupons.amount is 'Off the price, in this currency alone. Else a percentage is off.';
comment on column public.coupons.minimum_price is 'Of the lesson, before the discount.';
comment on column public.coupons.for_all_lessons is 'Of its creator, those of later too; else those of coupon_lessons.';
comment on column public.coupons.ends_at is 'The first moment at which it cannot be used any more.';
comment on column public.coupons.person_limit is 'Uses per buyer_key.';
comment on column public.coupons.uses is
  'Purchases that use it now: reserved with an open checkout, or paid and not refunded in full. May pass total_limit '
  'where a payment arrived after its reservation had ended, or the limit was lowered. Read by open_checkout, '
  'try_coupon and the list of coupons.';
comment on column public.coupon_lessons.creator_id is 'Of both: a code is for its creator''s own lessons.';

create policy "creators read their coupons" on public.coupons
  for select to authenticated using (creator_id = (select auth.uid()));
create policy "creators read the lessons of their coupons" on public.coupon_lessons
  for select to authenticated using (creator_id = (select auth.uid()));

revoke all on public.coupons, public.coupon_lessons from anon, authenticated, service_role;
grant select on public.coupons, public.coupon_lessons to authenticated;
grant select, delete,
  insert (id, creator_id, code, percent, amount, minimum_price, currency, for_all_lessons, starts_at, ends_at,
    total_limit, person_limit),
  update (code, percent, amount, minimum_price, currency, for_all_lessons, starts_at, ends_at, total_limit,
    person_limit, version, updated_at)
  on public.coupons to service_role;
grant select, insert, delete on public.coupon_lessons to service_role;
