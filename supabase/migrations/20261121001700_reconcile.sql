-- What the reconciler reads, and the state that jobs keep between passes.

create table private.job_state (
  name text primary key,
  state jsonb not null,
  updated_at timestamptz not null default now()
);
alter table private.job_state enable row level security;
create trigger touch_updated_at before update on private.job_state
  for each row execute function private.touch_updated_at();
comment on table private.job_state is 'What a job remembers between passes. Losing it only costs a longer pass.';

create function public.get_job_state(name text) returns jsonb
language sql stable set search_path = '' as $$
  select state || jsonb_build_object('updatedAt', updated_at) from private.job_state
  where job_state.name = get_job_state.name
$$;
comment on function public.get_job_state is 'The state of a job with updatedAt, or null.';

create function public.set_job_state(name text, state jsonb) returns void
language sql set search_path = '' as $$
  insert into private.job_state (name, state) values (set_job_state.name, set_job_state.state)
  on conflict on constraint job_state_pkey do update set state = excluded.state
$$;
comment on function public.set_job_state is 'Replaces the state of a job.';

create function public.list_recorded_events(event_ids text[]) returns table (event_id text, source public.fact_source)
language sql stable set search_path = '' as $$
  select event.event_id, event.source from private.payment_events as event
  where event.event_id = any (list_recorded_events.event_ids)
$$;
comment on function public.list_recorded_events is
  'Those of the Stripe event ids that were recorded. Their source is webhook if they were delivered.';

create function public.list_unsettled_checkouts(max_rows integer, after_id uuid default null)
returns table (purchase_id uuid, session_id text)
language sql stable set search_path = '' as $$
  select id, stripe_session_id from public.purchases
  where status in ('pending', 'processing') and stripe_session_id is not null
    and expires_at < now() and (after_id is null or id > after_id)
  order by id limit max_rows
$$;
comment on function public.list_unsettled_checkouts is
  'Expired checkouts whose outcome is not known, by id after after_id.';

create function public.list_missing_receipts(max_rows integer, before_session_id text default null)
returns setof text
language sql stable set search_path = '' as $$
  with last as (select purchase_date, id from public.purchases where stripe_session_id = before_session_id)
  select stripe_session_id from public.purchases
  where receipt_url is null and payment_intent_id is not null and grants_access
    and purchase_date > now() - interval '3 days'
    and (purchase_date, id) < (coalesce((select purchase_date from last), 'infinity'), (select id from last))
  order by purchase_date desc, id desc limit max_rows
$$;
comment on function public.list_missing_receipts is
  'Sessions paid in the last three days whose receipt URL is missing, newest first, from before before_session_id on: '
  'events do not carry it.';

create function public.expire_unknown_checkouts() returns integer
language plpgsql set search_path = '' as $$
declare
  wanted uuid[] := array(
    select id from public.purchases
    where status = 'pending' and stripe_session_id is null and expires_at < now() - interval '1 hour'
  );
  ended integer;
begin
  perform private.set_cause('session_never_created', 'reconcile');
  perform private.lock_sales(creator_id) from (
    select distinct sale.creator_id from public.purchases as sale
    where sale.id = any (wanted) and sale.coupon_id is not null order by sale.creator_id
  ) as creators;
  update public.purchases set status = 'expired'
  where id = any (wanted) and status = 'pending' and stripe_session_id is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;
comment on function public.expire_unknown_checkouts is
  'Expires checkouts without a session an hour after any session of theirs would have expired. Returns how many. '
  'Should one have been paid, the fact still wins.';

create function public.list_unfinished_facts(
  max_rows integer, before_refund_id text default null, before_dispute_id text default null
) returns table (kind text, id text)
language sql stable set search_path = '' as $$
  (select 'refund', fact.id from private.stripe_refunds as fact
    where status not in ('succeeded', 'canceled', 'failed')
      and (fact.created_at, fact.id) < (
        coalesce((select created_at from private.stripe_refunds as old where old.id = before_refund_id), 'infinity'),
        before_refund_id
      )
      and exists (
        select 1 from private.stripe_sessions as session where session.payment_intent_id = fact.payment_intent_id
      )
    order by fact.created_at desc, fact.id desc limit max_rows)
  union all
  (select 'dispute', fact.id from private.stripe_disputes as fact
    where status not in ('warning_closed', 'prevented', 'won', 'lost')
      and (fact.created_at, fact.id) < (
        coalesce((select created_at from private.stripe_disputes as old where old.id = before_dispute_id), 'infinity'),
        before_dispute_id
      )
      and exists (
        select 1 from private.stripe_sessions as session where session.payment_intent_id = fact.payment_intent_id
      )
    order by fact.created_at desc, fact.id desc limit max_rows)
$$;
comment on function public.list_unfinished_facts is
  'Refunds and disputes that Stripe has not decided yet, newest first, so many of each kind from before these on.';

revoke all on private.job_state from anon, authenticated, service_role;
grant select, insert, update on private.job_state to service_role;
revoke execute on function public.get_job_state, public.set_job_state, public.list_recorded_events,
  public.list_unsettled_checkouts, public.list_missing_receipts, public.expire_unknown_checkouts,
  public.list_unfinished_facts from public, anon, authenticated;
grant execute on function public.get_job_state, public.set_job_state, public.list_recorded_events,
  public.list_unsettled_checkouts, public.list_missing_receipts, public.expire_unknown_checkouts,
  public.list_unfinished_facts to service_role;
