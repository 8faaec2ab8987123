-- Limits of sign-in, sign-up and mail: by client and e-mail together, by client, and by e-mail.

create function private.account_limits(
  what text, out per_pair integer, out per_client integer, out per_email integer, out window_seconds integer
)
language sql immutable set search_path = '' as $$
  -- The e-mail's is loose, so that one client cannot lock another's account.
  select limits.per_pair, limits.per_client, limits.per_email, 600
  from (values ('sign-in', 10, 100, 50), ('sign-up', 5, 50, 20), ('mail', 5, 50, 20))
    as limits (what, per_pair, per_client, per_email)
  where limits.what = account_limits.what
$$;
comment on function private.account_limits is 'Tries in a window.';

create function private.account_counter(what text, kind text, counted text) returns text
language sql stable set search_path = '' as $$
  select what || ':' || kind || ':'
    || rtrim(translate(encode(sha256(convert_to(counted, 'UTF8')), 'base64'), '+/', '-_'), '=')
$$;
comment on function private.account_counter is
  'The key of a rate limit. Clients and e-mails are hashed, so that the counters hold no personal data.';

create function private.account_counters(what text, email text, client text, device_hash text)
returns table (key text, max_hits integer)
language plpgsql stable set search_path = '' as $$
declare
  limits record := private.account_limits(what);
begin
  if device_hash is not null and private.is_known_device(email, device_hash) then
    return query select private.account_counter(what, 'device', device_hash || ' ' || email), limits.per_pair;
    return;
  end if;
  -- The narrowest first: a try that it refuses counts against no other.
  if client is not null then
    return query values
      (private.account_counter(what, 'both', client || ' ' || email), limits.per_pair),
      (private.account_counter(what, 'client', client), limits.per_client);
  end if;
  return query select private.account_counter(what, 'email', email), limits.per_email;
end
$$;
comment on function private.account_counters is
  'What a try counts against: for a browser known to the account its own counter only, which strangers do not reach.';

create unlogged table private.account_tries (
  id uuid primary key default gen_random_uuid(),
  email_counter text not null,
  counters text[] not null,
  verified boolean not null default false,
  began_at timestamptz not null default now()
);
alter table private.account_tries enable row level security;
create index account_tries_email_counter_idx on private.account_tries (email_counter);
create index account_tries_began_at_idx on private.account_tries (began_at);

create function public.begin_account_try(
  what text, email text, client text default null, device_hash text default null
) returns table (try_id uuid, retry_after_seconds integer)
language plpgsql set search_path = '' as $$
declare
  window_seconds integer := (private.account_limits(what)).window_seconds;
  counter record;
  counted text[] := '{}';
begin
  for counter in select * from private.account_counters(what, email, client, device_hash) loop
    retry_after_seconds := public.consume_rate_limit(counter.key, counter.max_hits, window_seconds);
    if retry_after_seconds > 0 then
      return next;
      return;
    end if;
    counted := counted || counter.key;
  end loop;
  -- Left by instances that stopped in the middle.
  delete from private.account_tries where began_at < now() - interval '1 minute';
  insert into private.account_tries (email_counter, counters)
  values (private.account_counter(what, 'email', email), counted) returning id into try_id;
  return next;
end
$$;
comment on function public.begin_account_try is
  'Counts a try. retry_after_seconds is 0 within the limits; try_id is then to be ended by end_account_try.';

create function public.end_account_try(try_id uuid, release boolean) returns void
language plpgsql set search_path = '' as $$
declare
  ended private.account_tries;
begin
  delete from private.account_tries where id = try_id returning * into ended;
  if release then
    perform public.release_rate_limit(counter, (private.account_limits('sign-in')).window_seconds)
    from unnest(ended.counters) as counter;
  end if;
end
$$;
comment on function public.end_account_try is 'Ends a try, once; a right one (release) is not counted.';

comment on table private.account_tries is
  'Tries that the shop has counted and Auth has not answered yet. verified: count_password_attempt has seen it.';

revoke all on private.account_tries from anon, authenticated, service_role;
grant select, insert, update, delete on private.account_tries to service_role;
revoke execute on function public.begin_account_try, public.end_account_try from public, anon, authenticated;
grant execute on function public.begin_account_try, public.end_account_try to service_role;
grant execute on function private.account_limits, private.account_counter, private.account_counters to service_role;
