-- A code that is looked up for a lesson's page, and counted, in one request.

create function public.try_coupon(
  lesson_id uuid, code text, max_tries integer, window_seconds integer, buyer_id uuid default null,
  try_key text default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  seconds integer;
  answer jsonb;
begin
  if try_key is null then
    return private.quote_coupon(try_coupon.lesson_id, try_coupon.code, try_coupon.buyer_id);
  end if;
  seconds := public.consume_rate_limit(try_key, max_tries, window_seconds);
  if seconds > 0 then
    return jsonb_build_object('outcome', 'rate_limited', 'retryAfterSeconds', seconds);
  end if;
  answer := private.quote_coupon(try_coupon.lesson_id, try_coupon.code, try_coupon.buyer_id);
  if answer ->> 'reason' is distinct from 'unknown' then
    perform public.release_rate_limit(try_key, window_seconds);
  end if;
  return answer;
end
$$;
comment on function public.try_coupon is
  'As quote_coupon, unless codes that do not exist were tried too often under this key (null: nobody counts): then '
  'rate_limited, with the seconds to wait. A code that exists costs no try.';

revoke execute on function public.try_coupon from public, anon, authenticated;
grant execute on function public.try_coupon to service_role;
