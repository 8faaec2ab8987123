-- The timeline: every change of a purchase's status, appended and never rewritten.

create table public.purchase_status_changes (
  id bigint generated always as identity primary key,
  purchase_id uuid not null references public.purchases (id) on delete restrict,
  from_status public.purchase_status,
  to_status public.purchase_status not null,
  cause text not null,
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
    insert into public.purchase_status_changes (purchase_id, from_status, to_status, cause)
    values (new.id, previous, new.status, coalesce(nullif(current_setting('lectern.cause', true), ''), 'direct'));
  end if;
  return null;
end
$$;
comment on function private.append_status_change is 'Trigger: one row per change, with the cause that record_payment_fact or open_checkout set for this transaction.';
create trigger append_status_change after insert or update of status on public.purchases
  for each row execute function private.append_status_change();

comment on table public.purchase_status_changes is 'Append-only: nobody holds the right to update or delete.';
comment on column public.purchase_status_changes.cause is 'The Stripe event type or the shop''s own step that led here.';

create policy "buyers read their timeline" on public.purchase_status_changes
  for select to authenticated using (
    exists (
      select 1 from public.purchases
      where purchases.id = purchase_id and purchases.user_id = (select auth.uid())
    )
  );

revoke all on public.purchase_status_changes from anon, authenticated, service_role;
revoke all on sequence public.purchase_status_changes_id_seq from anon, authenticated, service_role;
grant select on public.purchase_status_changes to authenticated;
grant select, insert on public.purchase_status_changes to service_role;
