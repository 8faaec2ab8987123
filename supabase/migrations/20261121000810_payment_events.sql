-- Log of what Stripe reported, for people and for the webhook's health.

create table private.payment_events (
  id bigint generated always as identity primary key,
  event_id text,
  event_type text,
  source public.fact_source not null,
  object_id text,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  outcome text not null,
  purchase_id uuid references public.purchases (id) on delete restrict,
  constraint payment_events_event_id_unique unique (event_id),
  constraint payment_events_outcome_known check (outcome in ('recorded', 'unchanged', 'waiting', 'foreign', 'ignored'))
);
alter table private.payment_events enable row level security;
create index payment_events_purchase_id_idx on private.payment_events (purchase_id);
create index payment_events_object_id_idx on private.payment_events (object_id);

comment on table private.payment_events is
  'Log of events and API answers that were recorded, for support. Correctness does not depend on it.';
comment on column private.payment_events.event_type is
  'Null for an open session read from Stripe''s API: Stripe sends no event for it.';
comment on column private.payment_events.source is
  'webhook for every event that was delivered, also if another source had recorded it before.';
comment on column private.payment_events.event_id is 'Null for answers of Stripe''s API.';
comment on column private.payment_events.outcome is
  'waiting: a refund or dispute whose payment is not known yet. foreign: a session of another system.';
comment on column private.payment_events.occurred_at is
  'Stripe''s clock: event.created, or the Date header of the answer.';

revoke all on private.payment_events from anon, authenticated, service_role;
grant select, insert, update (source) on private.payment_events to service_role;
