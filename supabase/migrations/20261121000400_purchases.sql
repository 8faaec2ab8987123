-- Purchases: one row per checkout, written before Stripe is asked, and kept for good once Stripe has a session of it.

create type public.purchase_status as enum (
  'pending', 'processing', 'completed', 'failed', 'expired', 'cancelled',
  'refunded', 'partially_refunded', 'disputed', 'review'
);

create table public.purchases (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete set null,
  buyer_key uuid not null,
  kind public.purchase_kind not null default 'lesson',
  paid_with public.payment_method_kind not null default 'money',
  lesson_id uuid references public.lessons (id) on delete restrict,
  creator_id uuid references public.creators (id) on delete restrict,
  pack_id uuid references public.credit_packs (id) on delete restrict,
  credits integer,
  -- What one buyer has one open checkout for: a lesson, a pack, or (nil) credits in any number.
  item_id uuid not null generated always as (
    coalesce(lesson_id, pack_id, '00000000-0000-0000-0000-000000000000')
  ) stored,
  purchase_date timestamptz not null default now(),
  stripe_session_id text,
  payment_intent_id text,
  no_payment_required boolean not null default false,
  amount numeric(19, 4) not null,
  discount numeric(19, 4) not null default 0,
  list_price numeric(19, 4) not null generated always as (amount + discount) stored,
  coupon_id uuid references public.coupons (id) on delete restrict,
  coupon_code text,
  platform_fee numeric(19, 4) not null,
  creator_earnings numeric(19, 4) not null,
  fee_percentage numeric(5, 2) not null,
  paid_amount numeric(19, 4) not null default 0,
  refunded_amount numeric(19, 4) not null default 0,
  disputed_amount numeric(19, 4) not null default 0,
  currency text not null,
  discount_minor bigint not null generated always as (private.to_minor(discount, currency)) stored,
  list_price_minor bigint not null generated always as (private.to_minor(amount + discount, currency)) stored,
  amount_minor bigint not null generated always as (private.to_minor(amount, currency)) stored,
  paid_minor bigint not null generated always as (private.to_minor(paid_amount, currency)) stored,
  refunded_minor bigint not null generated always as (private.to_minor(refunded_amount, currency)) stored,
  disputed_minor bigint not null generated always as (private.to_minor(disputed_amount, currency)) stored,
  livemode boolean not null,
  status public.purchase_status not null default 'pending',
  -- The one definition of which statuses open the lesson.
  grants_access boolean not null generated always as (status in ('completed', 'partially_refunded')) stored,
  -- The one definition of what its creator sees as a sale: paid, or with money on its way.
  is_sale boolean not null generated always as (
    kind = 'lesson' and status in ('processing', 'completed', 'refunded', 'partially_refunded', 'disputed')
    and error_code is distinct from 'payment_mismatch'
  ) stored,
  expires_at timestamptz not null,
  error_code text,
  error_message text,
  receipt_url text,
  metadata jsonb not null default '{}',
  buyer_deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint purchases_stripe_session_id_unique unique (stripe_session_id),
  constraint purchases_payment_intent_id_unique unique (payment_intent_id),
  constraint purchases_buyer_key_is_user check (user_id is null or user_id = buyer_key),
  constraint purchases_amounts_not_negative check (amount >= 0 and platform_fee >= 0 and creator_earnings >= 0),
  constraint purchases_discount_has_coupon check (
    discount >= 0 and (discount > 0) = (coupon_id is not null) and (coupon_id is null) = (coupon_code is null)
  ),
  constraint purchases_kind_has_item check (
    case kind
      when 'lesson' then lesson_id is not null and creator_id is not null and pack_id is null
        and (credits is not null) = (paid_with = 'credits')
      when 'credits' then lesson_id is null and creator_id is null and paid_with = 'money' and credits is not null
    end
  ),
  constraint purchases_credits_range check (credits between 1 and 1 << 24),
  constraint purchases_split_adds_up check (
    case kind when 'lesson' then amount = platform_fee + creator_earnings else platform_fee + creator_earnings = 0 end
  ),
  constraint purchases_fee_percentage_range check (fee_percentage between 0 and 100),
  constraint purchases_refund_range check (refunded_amount between 0 and amount),
  constraint purchases_parts_of_payment check (
    paid_amount <= amount and disputed_amount >= 0 and refunded_amount + disputed_amount <= paid_amount
  ),
  constraint purchases_refunds_fit_status check (
    (status <> 'refunded' or refunded_amount = paid_amount)
    and (status <> 'partially_refunded' or refunded_amount > 0 and refunded_amount < paid_amount)
  ),
  constraint purchases_currency_form check (currency ~ '^[a-z]{3}$'),
  constraint purchases_metadata_is_object check (jsonb_typeof(metadata) = 'object'),
  constraint purchases_return_urls_form check (
    private.is_return_url(metadata ->> 'successUrl') and private.is_return_url(metadata ->> 'cancelUrl')
  ),
  constraint purchases_known_session check (
    status in ('pending', 'cancelled', 'expired') or stripe_session_id is not null or paid_with = 'credits'
      or (status = 'completed' and amount = 0 and coupon_id is not null)
  ),
  constraint purchases_paid_has_payment_intent check (
    status not in ('completed', 'refunded', 'partially_refunded', 'disputed')
    or payment_intent_id is not null or (status = 'completed' and no_payment_required) or paid_with = 'credits'
  )
);
alter table public.purchases enable row level security;

comment on table public.purchases is
  'One row per checkout. The status is derived from Stripe''s facts, by record_payment_fact alone.';
comment on column public.purchases.user_id is
  'Null once the buyer''s account is deleted; buyer_key stays and identifies no one.';
comment on column public.purchases.paid_with is
  'credits: a lesson opened with credits; amount is then what was paid for these credits.';
comment on column public.purchases.credits is 'How many were bought, or what the lesson cost in credits.';
comment on column public.purchases.purchase_date is
  'When the checkout began; once paid, when it was paid by Stripe''s clock.';
comment on column public.purchases.amount is 'What the buyer was to pay: the list price less the discount.';
comment on column public.purchases.coupon_code is 'As it was shown then.';

revoke all on public.purchases from anon, authenticated, service_role;
