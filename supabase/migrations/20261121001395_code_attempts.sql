-- Codes of second factors that are tried at Supabase Auth itself, past the shop, have a limit too.

create function private.count_code_attempt(event jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  counter text := 'code:' || (event ->> 'user_id');
  seconds integer := public.consume_rate_limit(counter, 10, 600);
begin
  if (event ->> 'valid')::boolean and seconds > 0 then
    return '{"decision": "reject", "message": "Too many codes were tried"}';
  elsif (event ->> 'valid')::boolean then
    perform public.release_rate_limit(counter, 600);
  end if;
  return '{"decision": "continue"}';
end
$$;
comment on function private.count_code_attempt is
  'Supabase Auth''s mfa_verification_attempt hook (supabase/config.toml): ten wrong codes in ten minutes. Each try is '
  'counted before it is allowed, so that many at once pass no limit. Security definer: Auth''s role has no rights '
  'here.';

revoke execute on function private.count_code_attempt from public, anon, authenticated;
grant execute on function private.count_code_attempt to supabase_auth_admin;
