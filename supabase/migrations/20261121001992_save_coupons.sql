-- What creators do with their coupons.

create function private.read_local_time(written text, creator_id uuid) returns timestamptz
language sql stable set search_path = '' as $$
  select nullif(written, '')::timestamp at time zone private.time_zone_of(read_local_time.creator_id)
$$;
comment on function private.read_local_time is 'A date and time as the creator''s clocks show it; null for none.';

create function private.coupon_of_terms(creator_id uuid, terms jsonb) returns public.coupons
language plpgsql stable set search_path = '' as $$
declare
  coupon public.coupons;
begin
  coupon.code := terms ->> 'code';
  coupon.percent := (terms ->> 'percent')::smallint;
  coupon.currency := terms ->> 'currency';
  coupon.amount := private.from_minor((terms ->> 'amountMinor')::bigint, coupon.currency);
  coupon.minimum_price := private.from_minor((terms ->> 'minimumMinor')::bigint, coupon.currency);
  coupon.for_all_lessons := (terms ->> 'forAllLessons')::boolean;
  coupon.starts_at := coalesce(private.read_local_time(terms ->> 'startsAt', creator_id), now());
  coupon.ends_at := private.read_local_time(terms ->> 'endsAt', creator_id);
  coupon.total_limit := (terms ->> 'totalLimit')::integer;
  coupon.person_limit := (terms ->> 'personLimit')::integer;
  return coupon;
end
$$;
comment on function private.coupon_of_terms is 'The terms of a form as a row; times without a zone are the creator''s.';

create function public.save_coupon(
  creator_id uuid, terms jsonb, coupon_id uuid default null, expected_version integer default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  wanted public.coupons := private.coupon_of_terms(creator_id, terms);
  known public.coupons;
  saved_id uuid;
begin
  if not private.lock_creator(creator_id) then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  select * into known from public.coupons as coupon
    where coupon.id = save_coupon.coupon_id and coupon.creator_id = save_coupon.creator_id for no key update;
  if coupon_id is not null and known.id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif known.version <> expected_version then
    return jsonb_build_object('outcome', 'stale');
  elsif wanted.ends_at < wanted.starts_at then
    return jsonb_build_object('outcome', 'ends_before_start');
  elsif exists (select from public.coupons as other where other.creator_id = save_coupon.creator_id
    and other.code_key = private.coupon_key(wanted.code) and other.id is distinct from known.id) then
    return jsonb_build_object('outcome', 'code_taken');
  end if;
  insert into public.coupons as coupon (id, creator_id, code, percent, amount, minimum_price, currency, for_all_lessons,
    starts_at, ends_at, total_limit, person_limit)
  values (coalesce(known.id, gen_random_uuid()), save_coupon.creator_id, wanted.code, wanted.percent, wanted.amount,
    wanted.minimum_price, wanted.currency, wanted.for_all_lessons, wanted.starts_at, wanted.ends_at,
    wanted.total_limit, wanted.person_limit)
  on conflict (id) do update set code = excluded.code, percent = excluded.percent, amount = excluded.amount,
    minimum_price = excluded.minimum_price, currency = excluded.currency, for_all_lessons = excluded.for_all_lessons,
    starts_at = excluded.starts_at, ends_at = excluded.ends_at, total_limit = excluded.total_limit,
    person_limit = excluded.person_limit, version = coupon.version + 1, updated_at = now()
  returning id into saved_id;
  delete from public.coupon_lessons as scope where scope.coupon_id = saved_id;
  insert into public.coupon_lessons (coupon_id, lesson_id, creator_id)
  select saved_id, lesson.id, lesson.creator_id from public.lessons as lesson
  where not wanted.for_all_lessons and lesson.creator_id = save_coupon.creator_id
    and lesson.id in (select value::uuid from jsonb_array_elements_text(terms -> 'lessonIds'));
  return jsonb_build_object('outcome', 'saved', 'id', saved_id);
end
$$;
comment on function public.save_coupon is
  'Makes a coupon, or changes the creator''s own. Outcomes: saved, code_taken, ends_before_start, stale (changed in '
  'another tab since), not_found. No purchase and no open checkout changes.';

create function public.end_coupon(creator_id uuid, coupon_id uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
  update public.coupons as coupon
  set starts_at = least(starts_at, now()), ends_at = now(), version = version + 1, updated_at = now()
  where coupon.id = end_coupon.coupon_id and coupon.creator_id = end_coupon.creator_id
    and (ends_at is null or ends_at > now());
  return found;
end
$$;
comment on function public.end_coupon is 'Ends the creator''s coupon now. False: none of theirs, or it has ended.';

create function private.end_coupons(creator_id uuid) returns void
language sql set search_path = '' as $$
  delete from public.coupons as coupon where coupon.creator_id = end_coupons.creator_id
    and not exists (select 1 from public.purchases as sale where sale.coupon_id = coupon.id);
  update public.coupons as coupon set starts_at = least(starts_at, now()), ends_at = now()
  where coupon.creator_id = end_coupons.creator_id and (ends_at is null or ends_at > now());
$$;
comment on function private.end_coupons is
  'Deletes the creator''s coupons that no purchase used, and ends the others: what is open keeps its price.';

revoke execute on function public.save_coupon, public.end_coupon from public, anon, authenticated;
grant execute on function public.save_coupon, public.end_coupon to service_role;
grant execute on function private.read_local_time, private.coupon_of_terms, private.end_coupons to service_role;
