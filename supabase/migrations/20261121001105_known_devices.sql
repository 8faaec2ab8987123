-- Browsers that signed in to an account before: tries of strangers do not stop them.

create table private.known_devices (
  user_id uuid not null references auth.users (id) on delete cascade,
  device_hash text not null,
  signed_in_at timestamptz not null default now(),
  constraint known_devices_pkey primary key (user_id, device_hash)
);
alter table private.known_devices enable row level security;
create index known_devices_device_hash_idx on private.known_devices (device_hash);

create function private.is_known_device(email text, device_hash text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from private.known_devices known join auth.users on users.id = known.user_id
    where known.device_hash = is_known_device.device_hash and users.email = is_known_device.email
  )
$$;
comment on function private.is_known_device is
  'Whether this browser signed in to this account. Security definer: only Auth reads auth.users.';

create function public.remember_device(user_id uuid, device_hash text) returns void
language sql set search_path = '' as $$
  insert into private.known_devices (user_id, device_hash)
  values (remember_device.user_id, remember_device.device_hash)
  on conflict on constraint known_devices_pkey do update set signed_in_at = now();
  delete from private.known_devices known where known.user_id = remember_device.user_id and known.device_hash in (
    select old.device_hash from private.known_devices old where old.user_id = remember_device.user_id
    order by old.signed_in_at desc, old.device_hash offset 20
  );
$$;
comment on function public.remember_device is 'Records a sign-in of a browser; the newest 20 of an account are kept.';

create function private.forget_devices() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.known_devices where user_id = new.id;
  return null;
end
$$;
comment on function private.forget_devices is
  'Trigger on auth.users: after a change of password each browser must sign in again to be known. Security definer: '
  'Auth''s role has no rights here.';
create trigger forget_devices after update of encrypted_password on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function private.forget_devices();

comment on table private.known_devices is 'device_hash: SHA-256 of a random cookie.';

revoke all on private.known_devices from anon, authenticated, service_role;
grant select, insert, update, delete on private.known_devices to service_role;
revoke execute on function private.is_known_device, private.forget_devices from public, anon, authenticated;
revoke execute on function public.remember_device from public, anon, authenticated;
grant execute on function private.is_known_device, public.remember_device to service_role;
