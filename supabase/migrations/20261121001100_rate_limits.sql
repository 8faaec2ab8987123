-- Rate limits: fixed windows, counted in the database for all instances of the shop.

create unlogged table private.rate_limits (
  key text not null,
  window_start timestamptz not null,
  hits integer not null,
  constraint rate_limits_pkey primary key (key, window_start)
);
alter table private.rate_limits enable row level security;
create index rate_limits_window_start_idx on private.rate_limits (window_start);

create function public.consume_rate_limit(key text, max_hits integer, window_seconds integer) returns integer
language plpgsql set search_path = '' as $$
declare
  start timestamptz := to_timestamp(floor(extract(epoch from now()) / window_seconds) * window_seconds);
  taken integer;
begin
  insert into private.rate_limits as known (key, window_start, hits)
  values (consume_rate_limit.key, start, 1)
  on conflict on constraint rate_limits_pkey do update set hits = known.hits + 1
  returning hits into taken;
  if taken = 1 then
    -- The first hit of a window deletes some old windows.
    delete from private.rate_limits where ctid in (
      select ctid from private.rate_limits where window_start < now() - interval '1 day'
      limit 100 for update skip locked
    );
  end if;
  if taken <= max_hits then
    return 0;
  end if;
  return greatest(1, ceil(extract(epoch from start - now()) + window_seconds)::integer);
end
$$;
comment on table private.rate_limits is 'Fixed windows. Unlogged: losing the counts in a crash is harmless.';
comment on function public.consume_rate_limit is 'Counts one hit; returns the seconds to wait, 0 within the limit.';


revoke all on private.rate_limits from anon, authenticated, service_role;
grant select, insert, update, delete on private.rate_limits to service_role;
revoke execute on function public.consume_rate_limit from public, anon, authenticated;
grant execute on function public.consume_rate_limit to service_role;
-- Sign-in counts a hit before the password is checked, and releases it when it was right.

create function public.release_rate_limit(key text, window_seconds integer) returns void
language sql set search_path = '' as $$
  update private.rate_limits as known set hits = known.hits - 1
  where known.key = release_rate_limit.key
    and known.window_start = to_timestamp(floor(extract(epoch from now()) / window_seconds) * window_seconds)
    and known.hits > 0
$$;
comment on function public.release_rate_limit is 'Takes back one hit of the current window, if there is one.';

revoke execute on function public.release_rate_limit from public, anon, authenticated;
grant execute on function public.release_rate_limit to service_role;
