-- A try that succeeded is not counted: sign-in takes a hit before the password is checked, and gives it back after.

create function public.give_back_rate_limit(key text, window_seconds integer) returns void
language sql set search_path = '' as $$
  update private.rate_limits as known set hits = known.hits - 1
  where known.key = give_back_rate_limit.key
    and known.window_start = to_timestamp(floor(extract(epoch from now()) / window_seconds) * window_seconds)
    and known.hits > 0
$$;
comment on function public.give_back_rate_limit is 'Takes back one hit of the current window, if there is one.';

revoke execute on function public.give_back_rate_limit from public, anon, authenticated;
grant execute on function public.give_back_rate_limit to service_role;
