-- Refund facts: their status can move backwards (a refund fails weeks later), so the newest update wins.

create table private.stripe_refunds (
  id text primary key,
  as_of timestamptz not null,
  rank smallint not null,
  status text not null,
  amount bigint not null,
  currency text not null,
  reason text,
  failure_reason text,
  request_id text,
  payment_intent_id text not null,
  created_at timestamptz not null,
  counts boolean not null generated always as (status not in ('failed', 'canceled')) stored
);
alter table private.stripe_refunds enable row level security;
create index stripe_refunds_payment_intent_id_idx on private.stripe_refunds (payment_intent_id);
create index stripe_refunds_unfinished_idx on private.stripe_refunds (created_at)
  where status not in ('succeeded', 'canceled', 'failed');
create index stripe_refunds_failed_idx on private.stripe_refunds (created_at)
  where status not in ('succeeded', 'pending', 'canceled');

comment on table private.stripe_refunds is 'One row per Stripe refund: its newest known state.';
comment on column private.stripe_refunds.as_of is
  'Stripe''s clock, in whole seconds, at the update that is stored. Within one second the rank decides.';
comment on column private.stripe_refunds.counts is
  'Whether it reduces what was paid. An unknown status counts. Read by record_payment_fact and list_tasks.';

create function private.refund_rank(status text) returns smallint
language sql immutable as $$
  select (case status when 'succeeded' then 2 when 'failed' then 3 when 'canceled' then 3 else 1 end)::smallint
$$;
comment on function private.refund_rank is
  'docs.stripe.com/refunds#failed-refunds: pending, succeeded, then possibly failed or canceled.';

create function private.merge_refund(occurred_at timestamptz, refund jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  insert into private.stripe_refunds as known
    (id, as_of, rank, status, amount, currency, reason, failure_reason, request_id, payment_intent_id, created_at)
  values (refund ->> 'id', occurred_at, private.refund_rank(refund ->> 'status'),
    coalesce(refund ->> 'status', 'unknown'), (refund ->> 'amount')::bigint, refund ->> 'currency', refund ->> 'reason',
    refund ->> 'failure_reason', refund #>> '{metadata,refund_request_id}', private.payment_intent_of(refund),
    to_timestamp((refund ->> 'created')::bigint))
  on conflict (id) do update set
    as_of = excluded.as_of, rank = excluded.rank, status = excluded.status, amount = excluded.amount,
    reason = excluded.reason, failure_reason = excluded.failure_reason
  where (excluded.as_of, excluded.rank, excluded.status, excluded.amount,
      coalesce(excluded.reason, ''), coalesce(excluded.failure_reason, ''))
    > (known.as_of, known.rank, known.status, known.amount,
      coalesce(known.reason, ''), coalesce(known.failure_reason, ''));
end
$$;
comment on function private.merge_refund is
  'Conflicting refund updates are resolved by comparing (second, rank); ties by status, amount, reason and '
  'failure_reason, so that every order of arrival ends in the same row.';

revoke all on private.stripe_refunds from anon, authenticated, service_role;
grant select, insert, update on private.stripe_refunds to service_role;
grant execute on function private.refund_rank, private.merge_refund to service_role;
