-- A record of every state of creators' public profiles.

create table public.creator_changes (
  id bigint generated always as identity primary key,
  creator_id uuid not null references public.creators (id) on delete cascade,
  changed_at timestamptz not null default now(),
  name text not null,
  slug text not null,
  bio text not null,
  picture_path text
);
alter table public.creator_changes enable row level security;
create index creator_changes_creator_id_idx on public.creator_changes (creator_id);

create function private.record_creator_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.creator_changes (creator_id, name, slug, bio, picture_path)
  values (new.id, new.name, new.slug, new.bio, new.picture_path);
  return null;
end
$$;
comment on function private.record_creator_change is
  'Trigger on creators: what the profile says from now on. Security definer: nobody else adds to the record.';
create trigger record_new_creator after insert on public.creators
  for each row execute function private.record_creator_change();
create trigger record_creator_change after update of name, slug, bio, picture_path on public.creators
  for each row when (
    (old.name, old.slug, old.bio, old.picture_path) is distinct from (new.name, new.slug, new.bio, new.picture_path)
  ) execute function private.record_creator_change();

comment on table public.creator_changes is 'Every state of each public profile, oldest first. Ends with the account.';

create policy "creators read the changes of their profile" on public.creator_changes
  for select to authenticated using (creator_id = (select auth.uid()));

revoke all on public.creator_changes from anon, authenticated, service_role;
revoke all on sequence public.creator_changes_id_seq from anon, authenticated, service_role;
grant select on public.creator_changes to authenticated;
grant select, delete on public.creator_changes to service_role;
