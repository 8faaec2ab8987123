-- The timeline: every change of a purchase's status, append-only.

create type public.fact_source as enum ('webhook', 'api', 'reconcile', 'shop');
comment on type public.fact_source is
  'webhook: an event that Stripe delivered. api: an answer of Stripe''s API. reconcile: read by the reconciler. '
  'shop: a step of the shop.';

create function private.set_cause(cause text, source public.fact_source) returns void
language plpgsql set search_path = '' as $$
begin
  perform set_config('lectern.cause', cause, true), set_config('lectern.source', source::text, true);
end
$$;
comment on function private.set_cause is 'Sets the cause and source of this transaction''s status changes.';

create table public.purchase_status_changes (
  id bigint generated always as identity primary key,
  purchase_id uuid not null references public.purchases (id) on delete restrict,
  from_status public.purchase_status,
  to_status public.purchase_status not null,
  cause text not null,
  source public.fact_source not null,
  occurred_at timestamptz not null default now(),
  constraint purchase_status_changes_real check (from_status is distinct from to_status)
);
alter table public.purchase_status_changes enable row level security;

create index purchase_status_changes_purchase_id_idx on public.purchase_status_changes (purchase_id, id);

create function private.append_status_change() returns trigger
language plpgsql set search_path = '' as $$
declare
  previous public.purchase_status := case when tg_op = 'UPDATE' then old.status end;
begin
  if previous is distinct from new.status then
    insert into public.purchase_status_changes (purchase_id, from_status, to_status, cause, source)
    values (
      new.id, previous, new.status,
      coalesce(nullif(current_setting('lectern.cause', true), ''), 'direct'),
      coalesce(nullif(current_setting('lectern.source', true), ''), 'shop')::public.fact_source
    );
  end if;
  return null;
end
$$;
comment on function private.append_status_change is
  'Trigger: one row per status change, with the cause set for this transaction.';
create trigger append_status_change after insert or update of status on public.purchases
  for each row execute function private.append_status_change();

comment on table public.purchase_status_changes is 'The timeline. Append-only: no role may update or delete.';
comment on column public.purchase_status_changes.cause is
  'The Stripe event type or the shop''s own step that led here.';

create function private.is_own_purchase(purchase_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select auth.uid()) = (select sale.user_id from public.purchases as sale where sale.id = purchase_id);
end
$$;
comment on function private.is_own_purchase is
  'Whether the signed-in member bought it. Security definer: under the policies of purchases all that the member has '
  'bought may be read.';

create policy "buyers read their timeline" on public.purchase_status_changes
  for select to authenticated using (private.is_own_purchase(purchase_id));

revoke all on public.purchase_status_changes from anon, authenticated, service_role;
revoke all on sequence public.purchase_status_changes_id_seq from anon, authenticated, service_role;
grant select on public.purchase_status_changes to authenticated;
grant execute on function private.is_own_purchase to authenticated;
grant select, insert on public.purchase_status_changes to service_role;
grant execute on function private.set_cause to service_role;
