-- Operator tasks: what needs a person, derived from the facts, until an operator resolves it.

create table private.resolved_tasks (
  task text primary key,
  resolved_by uuid references public.profiles (id) on delete set null,
  resolved_at timestamptz not null default now()
);
alter table private.resolved_tasks enable row level security;
create index resolved_tasks_resolved_by_idx on private.resolved_tasks (resolved_by);
comment on table private.resolved_tasks is
  'Tasks that an operator resolved outside the shop. A task''s key holds its state, so a new problem is a new task.';

create function private.open_tasks()
returns table (
  task text, kind text, purchase_id uuid, stripe_id text, detail text, since timestamptz, due_by timestamptz
)
language sql stable rows 50 set search_path = '' as $$
  select 'mismatch:' || sale.id, 'payment_mismatch', sale.id, sale.stripe_session_id, null, sale.purchase_date,
    null::timestamptz
  from public.purchases as sale where sale.status = 'review' and sale.error_code = 'payment_mismatch'
  union all
  select 'duplicate:' || sale.id, 'duplicate_stuck', sale.id, sale.payment_intent_id, request.error,
    sale.purchase_date, null
  from public.purchases as sale
    left join private.refund_requests as request on request.purchase_id = sale.id and request.automatic
  where sale.status = 'review' and sale.error_code = 'duplicate_payment' and sale.paid_minor > 0
    and (request.state <> 'open' or coalesce(request.created_at, sale.updated_at) < now() - interval '1 hour')
  union all
  select 'dispute:' || fact.id || ':' || fact.status, 'dispute', session.purchase_id, fact.id, fact.status,
    fact.created_at, fact.due_by
  from private.stripe_disputes as fact join private.stripe_sessions as session using (payment_intent_id)
  where fact.status not in (
    'won', 'lost', 'prevented', 'warning_closed', 'under_review', 'warning_under_review', 'appeal_under_review'
  )
  union all
  select 'currency:' || fact.id, 'dispute_currency', session.purchase_id, fact.id, fact.status, fact.created_at, null
  from private.stripe_disputes as fact join private.stripe_sessions as session using (payment_intent_id)
  where fact.has_other_currency and fact.reverses and fact.currency <> session.currency
  union all
  select 'refund:' || fact.id || ':' || fact.status, 'refund_failed', session.purchase_id, fact.id,
    fact.failure_reason, fact.created_at, null
  from private.stripe_refunds as fact join private.stripe_sessions as session using (payment_intent_id)
  where fact.status not in ('succeeded', 'pending', 'canceled')
  union all
  select 'request:' || request.id || ':' || request.state, 'refund_' || request.state, request.purchase_id,
    request.payment_intent_id, request.error, request.created_at, null
  from private.refund_requests as request
  where not request.automatic and request.state <> 'done'
    and (request.state = 'refused' or (request.state = 'open' and request.created_at < now() - interval '1 hour'))
  union all
  select 'buyer:' || sale.id, 'paid_without_account', sale.id, sale.payment_intent_id, null, sale.purchase_date, null
  from public.purchases as sale
  where sale.user_id is null and sale.grants_access and sale.updated_at > sale.buyer_deleted_at
    and sale.buyer_deleted_at < (select min(occurred_at) from public.purchase_status_changes
      where purchase_status_changes.purchase_id = sale.id and to_status in ('completed', 'partially_refunded'))
  union all
  select 'session:' || session.id, 'duplicate_session', sale.id, session.id, session.payment_intent_id,
    session.settled_at, null
  from private.stripe_sessions as session join public.purchases as sale on sale.id = session.purchase_id
  where session.has_other_session and session.state = 'settled' and sale.stripe_session_id <> session.id
    and not private.is_refunded(session, private.reversals_of(session))
  union all select * from private.mail_tasks()
$$;
comment on function private.open_tasks is 'Every state in the facts that needs an operator.';

create function private.operator_tasks()
returns table (
  task text, kind text, purchase_id uuid, stripe_id text, detail text, since timestamptz, due_by timestamptz,
  title text, amount_minor bigint, currency text, session_id text, payment_intent_id text,
  purchase_kind public.purchase_kind
)
language sql stable security definer set search_path = '' as $$
  select found.task, found.kind, found.purchase_id, found.stripe_id, found.detail, found.since, found.due_by,
    coalesce(sale.metadata ->> 'title', (select lesson.title from public.lessons as lesson where id = sale.lesson_id)),
    coalesce(
      (select amount from private.stripe_refunds as fact where fact.id = found.stripe_id),
      (select amount from private.stripe_disputes as fact where fact.id = found.stripe_id),
      paid.amount_total, sale.amount_minor
    ),
    coalesce((select currency from private.stripe_disputes where id = found.stripe_id), paid.currency, sale.currency),
    sale.stripe_session_id, sale.payment_intent_id, sale.kind
  from private.open_tasks() as found
    join public.purchases as sale on sale.id = found.purchase_id
    left join private.stripe_sessions as paid on paid.id = sale.stripe_session_id
  where (select private.is_operator())
    and not exists (select 1 from private.resolved_tasks where resolved_tasks.task = found.task)
  order by found.due_by nulls last, found.since, found.task limit 200
$$;
comment on function private.operator_tasks is 'See list_tasks. Security definer: operators see all purchases.';

create function public.list_tasks()
returns table (
  task text, kind text, purchase_id uuid, stripe_id text, detail text, since timestamptz, due_by timestamptz,
  title text, amount_minor bigint, currency text, session_id text, payment_intent_id text,
  purchase_kind public.purchase_kind
)
language sql stable set search_path = '' as $$ select * from private.operator_tasks() $$;
comment on function public.list_tasks is
  'Unresolved tasks, nearest deadline first, at most 200. Empty for everyone but operators.';

create function public.resolve_task(actor_id uuid, task text, actor_aal text default 'aal1') returns boolean
language sql set search_path = '' as $$
  with done as (
    insert into private.resolved_tasks (task, resolved_by)
    select found.task, actor_id from private.open_tasks() as found
    where found.task = resolve_task.task
      and private.operator_access(actor_id, actor_aal) = 'ready'
    on conflict do nothing
    returning 1
  )
  select exists (select 1 from done)
$$;
comment on function public.resolve_task is
  'Marks a task as resolved. False when there is no such task or the actor is no operator.';

revoke all on private.resolved_tasks from anon, authenticated, service_role;
grant select, insert on private.resolved_tasks to service_role;
revoke execute on function public.list_tasks, public.resolve_task from public, anon, authenticated, service_role;
grant execute on function public.list_tasks, private.operator_tasks to authenticated;
grant execute on function public.resolve_task, private.open_tasks to service_role;
