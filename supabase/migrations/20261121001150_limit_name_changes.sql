-- A public name costs the shop its cached pages: members may change theirs ten times in ten minutes.

create function private.limit_name_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  seconds integer := public.consume_rate_limit('display-name:' || new.id, 10, 600);
begin
  if seconds > 0 then
    raise exception 'the display name was changed too often' using errcode = 'PT429', hint = seconds;
  end if;
  return new;
end
$$;
comment on function private.limit_name_changes is
  'Trigger on profiles, for changes by the owner. The error is HTTP 429 (docs.postgrest.org: PTxxx); its hint is the '
  'seconds to wait. Security definer: members have no rights on the counters.';
revoke execute on function private.limit_name_changes from public, anon, authenticated, service_role;

create trigger limit_name_changes before update of display_name on public.profiles
  for each row when (old.display_name is distinct from new.display_name and auth.uid() = old.id)
  execute function private.limit_name_changes();
