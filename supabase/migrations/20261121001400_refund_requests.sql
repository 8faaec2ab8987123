-- Refund requests: the row is committed first; Stripe is then called with the row's id.

create type private.refund_reason as enum ('requested_by_customer', 'duplicate', 'fraudulent');
comment on type private.refund_reason is
  'Reasons that Stripe accepts (docs.stripe.com/api/refunds/create#create_refund-reason).';

create table private.refund_requests (
  id uuid primary key,
  purchase_id uuid not null references public.purchases (id) on delete restrict,
  payment_intent_id text not null,
  amount_minor bigint not null,
  currency text not null,
  reason private.refund_reason not null,
  note text not null default '',
  requested_by uuid references public.profiles (id) on delete set null,
  automatic boolean not null default false,
  state text not null default 'open',
  stripe_refund_id text,
  error text,
  created_at timestamptz not null default now(),
  constraint refund_requests_amount_positive check (amount_minor > 0),
  constraint refund_requests_note_length check (char_length(note) <= 500),
  constraint refund_requests_state_known check (state in ('open', 'done', 'refused')),
  constraint refund_requests_stripe_refund_id_unique unique (stripe_refund_id),
  constraint refund_requests_done_has_refund check ((state = 'done') = (stripe_refund_id is not null))
);
alter table private.refund_requests enable row level security;
create unique index refund_requests_one_open_idx on private.refund_requests (purchase_id)
  where state = 'open' and not automatic;
create unique index refund_requests_one_automatic_idx on private.refund_requests (purchase_id)
  where automatic;
create index refund_requests_undone_idx on private.refund_requests (state, created_at) where state <> 'done';
create index refund_requests_purchase_id_idx on private.refund_requests (purchase_id);
create index refund_requests_requested_by_idx on private.refund_requests (requested_by, created_at, id);

comment on table private.refund_requests is
  'The id is the idempotency key and the refund''s metadata, so that one request never becomes two refunds.';
comment on index private.refund_requests_one_automatic_idx is 'A duplicate payment is refunded automatically once.';
create function private.finish_refund_request() returns trigger
language plpgsql set search_path = '' as $$
begin
  update private.refund_requests set state = 'done', stripe_refund_id = new.id, error = null
  where id::text = new.request_id and payment_intent_id = new.payment_intent_id and state <> 'done';
  return null;
end
$$;
comment on function private.finish_refund_request is
  'Trigger on stripe_refunds: the request is done, whichever of answer, webhook and reconciler came first.';
create trigger finish_refund_request after insert on private.stripe_refunds
  for each row when (new.request_id is not null) execute function private.finish_refund_request();

create function private.refundable(sale public.purchases) returns table (minor bigint, currency text)
language sql stable set search_path = '' as $$
  select greatest(fact.amount_total - (private.reversals_of(fact)).refunded, 0), fact.currency
  from private.stripe_sessions as fact
  where fact.id = sale.stripe_session_id and fact.state = 'settled' and fact.payment_intent_id is not null
    and (sale.grants_access or sale.status = 'review')
$$;
comment on function private.refundable is
  'What can still be refunded, in minor units of what was paid. No row while a dispute holds the payment.';

create function private.may_refund_all(actor_id uuid, actor_aal text) returns boolean
language sql stable set search_path = '' as $$ select private.operator_access(actor_id, actor_aal) = 'ready' $$;
comment on function private.may_refund_all is
  'Whether the actor is an operator, with the second factor where one is needed.';

create function private.may_refund(actor_id uuid, sale public.purchases, actor_aal text) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(sale.creator_id = actor_id and sale.status <> 'review', false)
    or private.may_refund_all(actor_id, actor_aal)
$$;
comment on function private.may_refund is 'Creators may refund their own sales; payments in review only operators.';

create function private.is_pending(request private.refund_requests) returns boolean
language sql stable set search_path = '' as $$
  select request.state = 'open' and (not request.automatic or exists (
    select 1 from public.purchases as sale
    where sale.id = request.purchase_id and sale.status = 'review' and sale.error_code = 'duplicate_payment'
  ))
$$;
comment on function private.is_pending is
  'Whether this refund is to be made now. An automatic one only while the payment is a duplicate.';

create function private.refund_request_json(request private.refund_requests) returns jsonb
language sql immutable as $$
  select jsonb_build_object('outcome', 'requested', 'state', request.state, 'id', request.id,
    'purchaseId', request.purchase_id, 'paymentIntentId', request.payment_intent_id,
    'amountMinor', request.amount_minor, 'reason', request.reason)
$$;
comment on function private.refund_request_json is 'A refund request as request_refund returns it.';
