-- Accounts: a private profile for each, and a public profile for creators.

create type public.profile_role as enum ('member', 'operator');

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null default 'Learner',
  role public.profile_role not null default 'member',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint profiles_display_name_length check (char_length(display_name) between 1 and 80),
  constraint profiles_display_name_trimmed check (display_name = btrim(display_name)),
  constraint profiles_display_name_is_name check (private.is_name(display_name))
);
alter table public.profiles enable row level security;

create table public.creators (
  id uuid primary key,
  account_id uuid references public.profiles (id) on delete set null,
  slug text not null,
  name text not null,
  bio text not null default '',
  picture_path text,
  created_at timestamptz not null default now(),
  constraint creators_account_is_id check (account_id is null or account_id = id),
  constraint creators_slug_unique unique (slug),
  constraint creators_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 60),
  -- Those of creators who left: whoever took one would stop them from leaving.
  constraint creators_slug_not_reserved check (account_id is null or slug !~ '^former-[0-9a-f]{8}-'),
  constraint creators_name_length check (char_length(name) between 1 and 80),
  constraint creators_name_trimmed check (name = btrim(name)),
  constraint creators_name_is_name check (private.is_name(name)),
  constraint creators_bio_length check (char_length(bio) <= 500),
  constraint creators_bio_trimmed check (bio = btrim(bio, E' \t\n\r')),
  constraint creators_picture_path_form check (picture_path ~ ('^' || id || '/[0-9a-f]{64}\.webp$'))
);
alter table public.creators enable row level security;
create index creators_account_id_idx on public.creators (account_id);
create index creators_picture_path_idx on public.creators (picture_path) where picture_path is not null;

create function private.create_profile() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  display_name text := btrim(left(btrim(new.raw_user_meta_data ->> 'display_name'), 80));
begin
  insert into public.profiles (id, display_name)
  values (new.id, case when private.is_name(display_name) then display_name else 'Learner' end);
  return new;
end
$$;
comment on function private.create_profile is
  'Trigger on auth.users: every account has a profile. Security definer: Auth''s role has no rights here.';
create trigger create_profile after insert on auth.users
  for each row execute function private.create_profile();

create trigger touch_updated_at before update on public.profiles
  for each row when (old.* is distinct from new.*) execute function private.touch_updated_at();

create function private.link_creator() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.account_id := new.id;
  return new;
end
$$;
comment on function private.link_creator is 'Trigger: a new creator has an account; only anonymize_user removes it.';
create trigger link_creator before insert on public.creators
  for each row execute function private.link_creator();

comment on table public.profiles is 'One row per account, seen by its owner only.';
comment on table public.creators is
  'The public profile of a creator. The name is their own choice, apart from the account''s private display name.';
comment on column public.creators.account_id is 'Null once the account is deleted; the creator''s sold lessons stay.';
comment on column public.creators.bio is 'Plain text of any script; line breaks are shown.';
comment on column public.creators.picture_path is
  'An object of the bucket creator-pictures, in a folder named after the creator, named after the hash of its bytes.';

create policy "owners read their profile" on public.profiles
  for select to authenticated using (id = (select auth.uid()));
create policy "owners change their profile" on public.profiles
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));
create policy "everyone reads creators" on public.creators
  for select to anon, authenticated using (true);

revoke all on public.profiles, public.creators from anon, authenticated, service_role;
grant select, update (display_name) on public.profiles to authenticated;
grant select on public.creators to anon, authenticated;
grant select, insert, update, delete on public.profiles, public.creators to service_role;
