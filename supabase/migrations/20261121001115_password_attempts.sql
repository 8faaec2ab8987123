-- Passwords that are tried at Supabase Auth itself, past the shop, count as those tried in the shop do.

create function private.may_enter(sign_ins text) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from private.account_tries
    where account_tries.email_counter = may_enter.sign_ins and began_at > now() - interval '15 seconds'
  ) or not exists (
    select 1 from private.account_limits('sign-in') as limits
    join private.rate_limits as known on known.hits >= limits.per_email
    where known.key = may_enter.sign_ins
      and known.window_start > now() - make_interval(secs => limits.window_seconds)
  )
$$;
comment on function private.may_enter is
  'Whether a right password opens the account: the shop has just allowed the try, or the e-mail''s limit is not '
  'reached.';

create function private.count_wrong_password(sign_ins text) returns void
language plpgsql set search_path = '' as $$
declare
  limits record := private.account_limits('sign-in');
begin
  update private.account_tries set verified = true where id = (
    select id from private.account_tries
    where account_tries.email_counter = count_wrong_password.sign_ins and not verified
      and began_at > now() - interval '15 seconds'
    order by began_at limit 1 for update skip locked
  );
  if not found then
    perform public.consume_rate_limit(sign_ins, limits.per_email, limits.window_seconds);
  end if;
end
$$;
comment on function private.count_wrong_password is
  'Counts against the e-mail, once: a try of the shop has been counted before. Which of two tries at once is the '
  'shop''s does not matter to their sum.';

create function private.count_password_attempt(event jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  sign_ins text := private.account_counter('sign-in', 'email', (
    select users.email from auth.users where users.id = (event ->> 'user_id')::uuid
  ));
begin
  if not (event ->> 'valid')::boolean then
    perform private.count_wrong_password(sign_ins);
  elsif not private.may_enter(sign_ins) then
    -- Auth's own words for a wrong password: the answer does not tell that this one is right.
    return '{"decision": "reject", "message": "Invalid login credentials", "should_logout_user": false}';
  end if;
  return '{"decision": "continue"}';
end
$$;
comment on function private.count_password_attempt is
  'Supabase Auth''s password_verification_attempt hook (supabase/config.toml). Security definer: Auth''s role has no '
  'rights here.';

revoke execute on function private.may_enter, private.count_wrong_password, private.count_password_attempt
  from public, anon, authenticated;
grant usage on schema private to supabase_auth_admin;
grant execute on function private.count_password_attempt to supabase_auth_admin;
