-- The catalogue version: a value that differs after every public change of lessons and creators.

create table private.catalogue_changes (
  id bigint generated always as identity primary key,
  changed_at timestamptz not null default now()
);
alter table private.catalogue_changes enable row level security;
create index catalogue_changes_changed_at_idx on private.catalogue_changes (changed_at);

create function private.record_catalogue_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.catalogue_changes (changed_at) values (now());
  delete from private.catalogue_changes where id in (
    select id from private.catalogue_changes where changed_at < now() - interval '1 day'
    limit 100 for update skip locked
  );
  return null;
end
$$;

create trigger record_catalogue_change
  after insert or delete or truncate or update of creator_id, slug, title, summary, subject, price, currency, status,
    cover_path, duration_minutes, published_at, preview, outcomes, audience, word_count, figure_count on public.lessons
  for each statement execute function private.record_catalogue_change();
create trigger record_catalogue_change after insert or delete or truncate or update of slug, name, bio, account_id
  on public.creators
  for each statement execute function private.record_catalogue_change();

create function private.catalogue_version() returns text
language sql stable security definer set search_path = '' as $$
  select count(*) || '.' || coalesce(sum(id), 0) from private.catalogue_changes
$$;

create function public.catalogue_version() returns text
language sql stable set search_path = '' as $$ select private.catalogue_version() $$;

comment on table private.catalogue_changes is
  'One row per statement that changed lessons or creators. Rows instead of a counter: publishers do not serialize.';
comment on function private.record_catalogue_change is
  'Trigger on lessons and creators; also deletes rows older than a day, which only changes the version once more. '
  'Security definer: who may change a lesson has no rights on this table.';
comment on function private.catalogue_version is
  'Count and sum of the ids, because ids are not committed in order; new ids exceed deleted ones, so the pair never '
  'repeats. Security definer: everyone may read the version.';
comment on function public.catalogue_version is
  'Differs after every change of what guests see of lessons and creators.';

revoke all on private.catalogue_changes from anon, authenticated, service_role;
revoke execute on function private.record_catalogue_change, private.catalogue_version, public.catalogue_version
  from public, anon, authenticated, service_role;
grant execute on function private.catalogue_version, public.catalogue_version to anon, authenticated, service_role;
