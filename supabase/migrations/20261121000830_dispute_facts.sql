-- Dispute facts: as refund facts, the newest update wins (a lost dispute is appealed and won).

create table private.stripe_disputes (
  id text primary key,
  as_of timestamptz not null,
  rank smallint not null,
  status text not null,
  amount bigint not null,
  currency text not null,
  reason text,
  due_by timestamptz,
  payment_intent_id text not null,
  created_at timestamptz not null,
  transactions integer not null default 0,
  withdrawn bigint not null default 0,
  withdrawn_currency text,
  withdrawn_at timestamptz,
  has_other_currency boolean not null default false,
  reverses boolean not null generated always as (case status
    when 'prevented' then withdrawn > 0
    else status not in ('warning_needs_response', 'warning_under_review', 'warning_closed', 'won')
  end) stored
);
alter table private.stripe_disputes enable row level security;
create index stripe_disputes_payment_intent_id_idx on private.stripe_disputes (payment_intent_id);
create index stripe_disputes_undecided_idx on private.stripe_disputes (created_at)
  where status not in ('warning_closed', 'prevented', 'won', 'lost');
create index stripe_disputes_other_currency_idx on private.stripe_disputes (created_at)
  where has_other_currency and reverses;

comment on table private.stripe_disputes is 'One row per Stripe dispute: its newest known state.';
comment on column private.stripe_disputes.as_of is 'As stripe_refunds.as_of.';
comment on column private.stripe_disputes.transactions is
  'How many balance transactions Stripe has made for it. They only become more.';
comment on column private.stripe_disputes.withdrawn is
  'What Stripe took from the balance for it, less what it gave back, without its fee: in minor units of '
  'withdrawn_currency, which is that of the balance, not of the payment.';
comment on column private.stripe_disputes.withdrawn_at is
  'When Stripe first took money for it. Null where it took none, or was not said to.';
comment on column private.stripe_disputes.reverses is
  'Whether it holds or takes money. Inquiries (warning_*) take none, won disputes return it, a prevented one takes '
  'what was withdrawn for it; an unknown status reverses.';

create function private.dispute_rank(status text) returns smallint
language sql immutable as $$
  select coalesce(array_position(array[
    'warning_needs_response', 'warning_under_review', 'warning_closed', 'prevented', 'needs_response', 'under_review',
    'lost', 'appeal_needs_response', 'appeal_under_review', 'won'
  ], status), 11)::smallint
$$;
comment on function private.dispute_rank is
  'docs.stripe.com/disputes/how-disputes-work: the order in which a dispute''s statuses follow each other.';

create function private.withdrawn_for(
  dispute jsonb, out transactions integer, out withdrawn bigint, out currency text, out withdrawn_at timestamptz
)
language sql immutable set search_path = '' as $$
  select count(*)::integer, -coalesce(sum((part ->> 'amount')::bigint), 0)::bigint, min(part ->> 'currency'),
    to_timestamp(min((part ->> 'created')::bigint) filter (where (part ->> 'amount')::bigint < 0))
  from jsonb_array_elements(
    case when jsonb_typeof(dispute -> 'balance_transactions') = 'array' then dispute -> 'balance_transactions' end
  ) as part
$$;
comment on function private.withdrawn_for is
  'docs.stripe.com/api/disputes/object#dispute_object-balance_transactions: amounts below zero are withdrawals.';

create function private.merge_dispute(occurred_at timestamptz, dispute jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  insert into private.stripe_disputes as known (
    id, as_of, rank, status, amount, currency, reason, due_by, payment_intent_id, created_at, transactions, withdrawn,
    withdrawn_currency, withdrawn_at
  )
  select dispute ->> 'id', occurred_at, private.dispute_rank(dispute ->> 'status'),
    coalesce(dispute ->> 'status', 'unknown'), (dispute ->> 'amount')::bigint, dispute ->> 'currency',
    dispute ->> 'reason',
    to_timestamp((dispute #>> '{evidence_details,due_by}')::bigint), private.payment_intent_of(dispute),
    to_timestamp((dispute ->> 'created')::bigint), part.transactions, part.withdrawn, part.currency,
    part.withdrawn_at
  from private.withdrawn_for(dispute) as part
  on conflict (id) do update set
    as_of = excluded.as_of, rank = excluded.rank, status = excluded.status, amount = excluded.amount,
    reason = excluded.reason, due_by = excluded.due_by, transactions = excluded.transactions,
    withdrawn = excluded.withdrawn, withdrawn_currency = excluded.withdrawn_currency,
    withdrawn_at = excluded.withdrawn_at
  where (excluded.as_of, excluded.rank, excluded.transactions, excluded.status, excluded.amount,
      coalesce(excluded.reason, ''), coalesce(excluded.due_by, '-infinity'), excluded.withdrawn,
      coalesce(excluded.withdrawn_at, '-infinity'))
    > (known.as_of, known.rank, known.transactions, known.status, known.amount,
      coalesce(known.reason, ''), coalesce(known.due_by, '-infinity'), known.withdrawn,
      coalesce(known.withdrawn_at, '-infinity'));
end
$$;
comment on function private.merge_dispute is
  'Conflicting dispute updates are resolved by comparing (second, rank, number of balance transactions); ties by '
  'status, amount, reason, due_by, withdrawn and withdrawn_at, so that every order of arrival ends in the same row.';

revoke all on private.stripe_disputes from anon, authenticated, service_role;
grant select, insert, update on private.stripe_disputes to service_role;
grant execute on function private.dispute_rank, private.withdrawn_for, private.merge_dispute to service_role;
