-- A creator's time zone: sales, earnings and views are counted by its days. Not public, unlike the profile.

create table private.time_zones (name text primary key);
alter table private.time_zones enable row level security;
insert into private.time_zones (name)
select name from pg_catalog.pg_timezone_names
where name ~ '^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/' or name = 'UTC';

create table public.creator_settings (
  creator_id uuid primary key references public.creators (id) on delete cascade,
  time_zone text not null default 'UTC',
  constraint creator_settings_time_zone_known foreign key (time_zone) references private.time_zones (name)
);
alter table public.creator_settings enable row level security;
create index creator_settings_time_zone_idx on public.creator_settings (time_zone);

create function private.create_creator_settings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.creator_settings (creator_id) values (new.id);
  return null;
end
$$;
comment on function private.create_creator_settings is
  'Trigger: a new creator has settings. Security definer: only functions write them.';
create trigger create_creator_settings after insert on public.creators
  for each row execute function private.create_creator_settings();

create function private.time_zone_of(creator_id uuid) returns text
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select settings.time_zone from public.creator_settings as settings
    where settings.creator_id = time_zone_of.creator_id), 'UTC');
end
$$;
comment on function private.time_zone_of is 'The name (IANA) of the creator''s time zone.';

create function private.day_in(at timestamptz, zone text) returns date
language sql immutable parallel safe as $$ select (at at time zone zone)::date $$;
comment on function private.day_in is 'The day of an instant, in a time zone.';

create function private.day_start(day date, zone text) returns timestamptz
language sql immutable parallel safe as $$
  select min(instant) from unnest(array[
    day::timestamp at time zone zone - interval '1 hour', day::timestamp at time zone zone
  ]) as instant where (instant at time zone zone)::date >= day
$$;
comment on function private.day_start is
  'The first instant of a day in a time zone. Where the clocks go back over midnight, Postgres takes the later of two '
  'midnights; where they go forward, or a day was left out, the first instant is a later one.';

comment on table private.time_zones is 'The names of Postgres for zones of places, and UTC.';
comment on table public.creator_settings is 'What only the creator sees of themselves. One row per creator.';

create policy "creators read their settings" on public.creator_settings
  for select to authenticated using (creator_id = (select auth.uid()));

revoke all on private.time_zones, public.creator_settings from anon, authenticated, service_role;
grant select on public.creator_settings to authenticated;
grant select on public.creator_settings to service_role;
grant execute on function private.time_zone_of, private.day_in, private.day_start to authenticated, service_role;
