-- Session facts: one row per Checkout Session, merged independently of order and repetition.

create type private.session_state as enum ('open', 'expired', 'unpaid', 'failed', 'settled');
comment on type private.session_state is 'In rank order: a session''s state only grows.';

create type private.unpaid_step as enum ('requires_action', 'processing');
comment on type private.unpaid_step is
  'Stripe''s status of the payment intent of a complete, unpaid session, in rank order. requires_action: the buyer has '
  'a voucher or transfer to pay, and may never do so. processing: a bank is pulling the money.';

create table private.stripe_sessions (
  id text primary key,
  purchase_id uuid not null references public.purchases (id) on delete restrict,
  state private.session_state not null,
  unpaid_step private.unpaid_step,
  settled_at timestamptz,
  payment_intent_id text,
  no_payment_required boolean not null default false,
  mode text,
  amount_subtotal bigint,
  amount_total bigint,
  currency text,
  livemode boolean,
  receipt_url text,
  error_code text,
  error_message text,
  has_other_session boolean not null default false,
  constraint stripe_sessions_settled_has_time check ((state = 'settled') = (settled_at is not null))
);
alter table private.stripe_sessions enable row level security;
create index stripe_sessions_purchase_id_idx on private.stripe_sessions (purchase_id);
create index stripe_sessions_payment_intent_id_idx on private.stripe_sessions (payment_intent_id);
create index stripe_sessions_other_session_idx on private.stripe_sessions (purchase_id)
  where has_other_session and state = 'settled';

comment on table private.stripe_sessions is
  'One row per Checkout Session of the shop. The purchase''s status is a function of these rows.';
comment on column private.stripe_sessions.unpaid_step is
  'Null where the session was never unpaid, or Stripe''s API was not asked while it was.';

create function private.session_state_of(event_type text, session jsonb) returns private.session_state
language plpgsql immutable set search_path = '' as $$
begin
  return (case
    when session ->> 'status' = 'expired' then 'expired'
    when session ->> 'status' is distinct from 'complete' then 'open' -- unknown statuses too: no effect
    when session ->> 'payment_status' in ('paid', 'no_payment_required') then 'settled'
    when session ->> 'payment_status' is distinct from 'unpaid' then 'open'
    when event_type = 'checkout.session.async_payment_failed'
      or session #>> '{payment_intent,status}' in ('requires_payment_method', 'canceled') then 'failed'
    else 'unpaid'
  end)::private.session_state;
end
$$;
comment on function private.session_state_of is
  'docs.stripe.com/api/checkout/sessions/object. A retrieved session does not show that a delayed payment failed: '
  'its expanded payment intent does.';

create function private.unpaid_step_of(state private.session_state, session jsonb) returns private.unpaid_step
language plpgsql immutable set search_path = '' as $$
declare
  status constant text := session #>> '{payment_intent,status}';
begin
  return (case when state = 'unpaid' and status in ('requires_action', 'processing') then status end)
    ::private.unpaid_step;
end
$$;
comment on function private.unpaid_step_of is 'Events do not tell: only an expanded payment intent has a status.';

create function private.payment_intent_of(object jsonb) returns text
language sql immutable as $$
  select coalesce(object #>> '{payment_intent,id}', object ->> 'payment_intent')
$$;
comment on function private.payment_intent_of is 'The id of the payment intent, whether it is expanded or not.';

create function private.merge_session(event_type text, occurred_at timestamptz, session jsonb, purchase_id uuid)
returns void
language plpgsql set search_path = '' as $$
begin
  insert into private.stripe_sessions as known (
    id, purchase_id, state, unpaid_step, settled_at, payment_intent_id, no_payment_required,
    mode, amount_subtotal, amount_total, currency, livemode, receipt_url, error_code, error_message
  )
  select session ->> 'id', purchase_id, state, private.unpaid_step_of(state, session),
    case when state = 'settled' then occurred_at end, private.payment_intent_of(session),
    session ->> 'payment_status' is not distinct from 'no_payment_required',
    session ->> 'mode', (session ->> 'amount_subtotal')::bigint, (session ->> 'amount_total')::bigint,
    session ->> 'currency', (session ->> 'livemode')::boolean,
    session #>> '{payment_intent,latest_charge,receipt_url}',
    case when state = 'failed' then session #>> '{payment_intent,last_payment_error,code}' end,
    case when state = 'failed' then session #>> '{payment_intent,last_payment_error,message}' end
  from private.session_state_of(event_type, session) as state
  on conflict (id) do update set
    state = greatest(known.state, excluded.state),
    unpaid_step = greatest(known.unpaid_step, excluded.unpaid_step),
    settled_at = least(known.settled_at, excluded.settled_at),
    payment_intent_id = coalesce(known.payment_intent_id, excluded.payment_intent_id),
    no_payment_required = known.no_payment_required or excluded.no_payment_required,
    mode = case when excluded.state > known.state then excluded.mode else known.mode end,
    amount_subtotal = case when excluded.state > known.state
      then excluded.amount_subtotal else known.amount_subtotal end,
    amount_total = case when excluded.state > known.state then excluded.amount_total else known.amount_total end,
    currency = case when excluded.state > known.state then excluded.currency else known.currency end,
    livemode = case when excluded.state > known.state then excluded.livemode else known.livemode end,
    receipt_url = coalesce(known.receipt_url, excluded.receipt_url),
    error_code = coalesce(known.error_code, excluded.error_code),
    error_message = coalesce(known.error_message, excluded.error_message);
end
$$;
comment on function private.merge_session is
  'The rank only grows, the earliest settlement counts, known values are kept; amounts are those of the highest '
  'rank, so that a payment is judged by what was paid.';

revoke all on private.stripe_sessions from anon, authenticated, service_role;
grant usage on type private.session_state, private.unpaid_step to service_role;
grant select, insert, update on private.stripe_sessions to service_role;
grant execute on function private.session_state_of, private.unpaid_step_of, private.payment_intent_of,
  private.merge_session to service_role;
