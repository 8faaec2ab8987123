-- What keeps a buyer from using a code for a lesson.

create function private.refuse_coupon(
  coupon public.coupons, lesson public.lessons, buyer_id uuid, open_checkout public.purchases
) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  own_use_id uuid := case when open_checkout.coupon_id = coupon.id then open_checkout.id end;
begin
  return case
    when coupon.id is null then jsonb_build_object('reason', 'unknown')
    when not private.is_coupon_for(coupon, lesson) then jsonb_build_object('reason', 'other_lesson')
    when coupon.currency <> lesson.currency
      then jsonb_build_object('reason', 'other_currency', 'currency', coupon.currency)
    when lesson.price < coupon.minimum_price then jsonb_build_object(
      'reason', 'below_minimum', 'minimumMinor', private.to_minor(coupon.minimum_price, coupon.currency),
      'currency', coupon.currency
    )
    when coupon.ends_at <= now() then jsonb_build_object('reason', 'ended')
    when coupon.starts_at > now() then jsonb_build_object('reason', 'not_started', 'startsAt', coupon.starts_at)
    when private.discounted_price(coupon, lesson) = lesson.price then jsonb_build_object('reason', 'no_discount')
    when private.person_uses(coupon.id, buyer_id, own_use_id) >= coupon.person_limit
      then private.used_by_person(coupon, buyer_id, own_use_id)
    when coupon.uses - (own_use_id is not null)::integer >= coupon.total_limit
      then jsonb_build_object('reason', 'used_up')
  end;
end
$$;
comment on function private.refuse_coupon is
  'Why the code cannot be used for the lesson, as {reason, …}; null when it can. The use of the buyer''s own open '
  'checkout of the lesson, which would be replaced, does not count. buyer_id is null for guests.';

create function private.used_by_person(coupon public.coupons, buyer_id uuid, own_use_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_build_object(
      'reason', 'held_by_you', 'title', sale.metadata ->> 'title', 'slug', lesson.slug
    )
    from public.purchases as sale join public.lessons as lesson on lesson.id = sale.lesson_id
    where sale.coupon_id = coupon.id and sale.buyer_key = buyer_id and sale.status = 'pending'
      and sale.id is distinct from own_use_id
    order by sale.created_at desc limit 1
  ), jsonb_build_object('reason', 'used_by_you'));
end
$$;
comment on function private.used_by_person is
  'used_by_you, or held_by_you with the lesson whose open checkout holds a use.';

create function private.quote_coupon(lesson_id uuid, code text, buyer_id uuid default null) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  wanted public.lessons;
  coupon public.coupons;
  refusal jsonb;
begin
  select * into wanted from public.lessons where id = quote_coupon.lesson_id and status = 'published';
  coupon := private.find_coupon(wanted.creator_id, quote_coupon.code);
  refusal := private.refuse_coupon(
    coupon, wanted, buyer_id, private.current_checkout(buyer_id, quote_coupon.lesson_id)
  );
  if refusal is not null then
    return refusal
      || jsonb_build_object('outcome', 'coupon_invalid', 'code', coalesce(coupon.code, quote_coupon.code));
  end if;
  return jsonb_build_object(
    'outcome', 'valid', 'code', coupon.code, 'endsAt', coupon.ends_at,
    'amountMinor', private.to_minor(private.discounted_price(coupon, wanted), wanted.currency),
    'listPriceMinor', private.to_minor(wanted.price, wanted.currency), 'currency', wanted.currency
  );
end
$$;
comment on function private.quote_coupon is
  'What a lesson costs with a code, or why it cannot be used, for its page: open_checkout decides anew. buyer_id is '
  'null for guests. Amounts in minor units.';

revoke execute on function private.quote_coupon from public, anon, authenticated;
grant execute on function private.quote_coupon to service_role;
grant execute on function private.refuse_coupon, private.used_by_person to service_role;
