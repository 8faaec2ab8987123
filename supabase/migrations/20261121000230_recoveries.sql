-- Recoveries: a browser that opened a recovery link may set a password without the old one, once, within an hour.

create table private.recoveries (
  user_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null default now() + interval '1 hour',
  constraint recoveries_pkey primary key (user_id),
  constraint recoveries_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);
alter table private.recoveries enable row level security;

create function private.end_recovery() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.recoveries where user_id = new.id;
  return new;
end
$$;
comment on function private.end_recovery is
  'Trigger on auth.users: a new password ends an open recovery. Security definer: Auth''s role has no rights here.';
create trigger end_recovery after update of encrypted_password on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function private.end_recovery();

comment on table private.recoveries is 'One per account: a new recovery replaces the one before. Tokens are hashed.';

create function public.start_recovery(user_id uuid, token_hash text) returns void
language sql set search_path = '' as $$
  insert into private.recoveries as known (user_id, token_hash)
  values (start_recovery.user_id, start_recovery.token_hash)
  on conflict on constraint recoveries_pkey
  do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
$$;
comment on function public.start_recovery is 'Lets the browser that holds this token set a password.';

create function public.is_recovering(user_id uuid, token_hash text) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from private.recoveries
    where recoveries.user_id = is_recovering.user_id and recoveries.token_hash = is_recovering.token_hash
      and recoveries.expires_at > now()
  )
$$;
comment on function public.is_recovering is 'Whether this token can still be used.';

create function public.use_recovery(user_id uuid, token_hash text) returns boolean
language plpgsql set search_path = '' as $$
begin
  delete from private.recoveries
  where recoveries.user_id = use_recovery.user_id and recoveries.token_hash = use_recovery.token_hash
    and recoveries.expires_at > now();
  return found;
end
$$;
comment on function public.use_recovery is 'Uses the token; true once, also when several requests do so at a time.';

revoke all on private.recoveries from anon, authenticated, service_role;
grant select, insert, update, delete on private.recoveries to service_role;
revoke execute on function public.start_recovery, public.is_recovering, public.use_recovery
  from public, anon, authenticated;
grant execute on function public.start_recovery, public.is_recovering, public.use_recovery to service_role;
