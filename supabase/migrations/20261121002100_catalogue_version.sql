-- The catalogue version: a value that differs after every public change of lessons and creators.

create table private.catalogue_changes (
  id bigint generated always as identity primary key,
  transaction_id xid8 not null,
  changed_at timestamptz not null default now()
);
alter table private.catalogue_changes enable row level security;
create unique index catalogue_changes_transaction_id_idx on private.catalogue_changes (transaction_id);
create index catalogue_changes_changed_at_idx on private.catalogue_changes (changed_at);

create function private.record_catalogue_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.catalogue_changes (transaction_id) values (pg_current_xact_id())
  on conflict (transaction_id) do update set id = default;
  delete from private.catalogue_changes where id in (
    select id from private.catalogue_changes where changed_at < now() - interval '1 hour'
    limit 100 for update skip locked
  );
  return null;
end
$$;

create trigger record_new_lesson after insert on public.lessons
  for each row when (new.status in ('published', 'unpublished')) execute function private.record_catalogue_change();
create trigger record_changed_lesson after update on public.lessons
  for each row when (
    (old.status in ('published', 'unpublished') or new.status in ('published', 'unpublished'))
    and to_jsonb(old) - 'updated_at' is distinct from to_jsonb(new) - 'updated_at'
  ) execute function private.record_catalogue_change();
create trigger record_deleted_lesson after delete on public.lessons
  for each row when (old.status in ('published', 'unpublished')) execute function private.record_catalogue_change();
create trigger record_truncated_lessons after truncate on public.lessons
  for each statement execute function private.record_catalogue_change();

create trigger record_new_or_deleted_creator after insert or delete on public.creators
  for each row execute function private.record_catalogue_change();
create trigger record_changed_creator after update on public.creators
  for each row when (old.* is distinct from new.*) execute function private.record_catalogue_change();
create trigger record_truncated_creators after truncate on public.creators
  for each statement execute function private.record_catalogue_change();

create function private.catalogue_version() returns text
language sql stable security definer set search_path = '' as $$
  select count(*) || '.' || coalesce(sum(id), 0) from private.catalogue_changes
$$;

create function public.catalogue_version() returns text
language sql stable set search_path = '' as $$ select private.catalogue_version() $$;

comment on table private.catalogue_changes is
  'One row per transaction that changed what guests see of lessons or creators. Rows instead of a counter: publishers '
  'do not serialize. Read by catalogue_version.';
comment on function private.record_catalogue_change is
  'Trigger on lessons and creators, for rows that are public and differ; also deletes rows older than an hour, longer '
  'than a transaction takes. Security definer: who may change a lesson has no rights on this table.';
comment on function private.catalogue_version is
  'Count and sum of the ids, because ids are not committed in order; new ids exceed deleted ones, so the pair never '
  'repeats. Security definer: everyone may read the version.';
comment on function public.catalogue_version is
  'Differs after every change of what guests see of lessons and creators.';

revoke all on private.catalogue_changes from anon, authenticated, service_role;
revoke execute on function private.record_catalogue_change, private.catalogue_version, public.catalogue_version
  from public, anon, authenticated, service_role;
grant execute on function private.catalogue_version, public.catalogue_version to anon, authenticated, service_role;
