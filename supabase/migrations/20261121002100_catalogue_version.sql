-- The catalogue's edition: one word that is another one after every change of what guests are shown.

create table private.catalogue_changes (
  id bigint generated always as identity primary key,
  changed_at timestamptz not null default now()
);
alter table private.catalogue_changes enable row level security;
create index catalogue_changes_changed_at_idx on private.catalogue_changes (changed_at);

create function private.record_catalogue_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.catalogue_changes default values;
  delete from private.catalogue_changes where id in (
    select id from private.catalogue_changes where changed_at < now() - interval '1 day' limit 100 for update skip locked
  );
  return null;
end
$$;

create trigger record_catalogue_change after insert or update or delete or truncate on public.lessons
  for each statement execute function private.record_catalogue_change();
create trigger record_catalogue_change after insert or update or delete or truncate on public.creators
  for each statement execute function private.record_catalogue_change();

create function private.catalogue_version() returns text
language sql stable security definer set search_path = '' as $$
  select count(*) || '.' || coalesce(sum(id), 0) from private.catalogue_changes
$$;

create function public.catalogue_version() returns text
language sql stable set search_path = '' as $$ select private.catalogue_version() $$;

comment on table private.catalogue_changes is
  'One row per statement that changed lessons or creators. Rows, not a counter: nobody who publishes waits for anybody else.';
comment on function private.record_catalogue_change is
  'Security definer: whoever may change a lesson need not see this table. To forget old rows changes the edition once more, which does no harm.';
comment on function private.catalogue_version is
  'Security definer: everybody may know that something changed. Count and sum, because changes may be committed in another order than they were numbered; new numbers are larger than forgotten ones, so both cannot stay.';
comment on function public.catalogue_version is 'Another word after every change of what guests are shown of lessons and creators.';

revoke all on private.catalogue_changes from anon, authenticated, service_role;
revoke execute on function private.record_catalogue_change, private.catalogue_version, public.catalogue_version
  from public, anon, authenticated, service_role;
grant execute on function private.catalogue_version, public.catalogue_version to anon, authenticated, service_role;
