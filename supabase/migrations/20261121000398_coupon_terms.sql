-- What a coupon makes of a price, and which lessons it is for.

create function private.discounted_price(coupon public.coupons, lesson public.lessons) returns numeric
language sql immutable set search_path = '' as $$
  select case
    when coupon.id is null then lesson.price
    when coupon.percent = 100 or coupon.amount >= lesson.price then 0
    else greatest(
      lesson.price - coalesce(coupon.amount, round(lesson.price * coupon.percent / 100 / step) * step),
      private.from_minor(private.charge_minimum(lesson.currency), lesson.currency)
    )
  end
  from private.money_step(lesson.currency) as step
$$;
comment on function private.discounted_price is
  'The price with the coupon: the discount is rounded to money_step. 0 where all is off; else never below Stripe''s '
  'smallest charge, so that the buyer gets as much of the discount as can be charged.';

create function private.find_coupon(creator_id uuid, code text) returns public.coupons
language plpgsql stable set search_path = '' as $$
declare
  found_coupon public.coupons;
begin
  select * into found_coupon from public.coupons as coupon
  where coupon.creator_id = find_coupon.creator_id and coupon.code_key = private.coupon_key(find_coupon.code);
  return found_coupon;
end
$$;
comment on function private.find_coupon is 'The creator''s coupon with this code, however it is typed; else null.';

create function private.is_coupon_for(coupon public.coupons, lesson public.lessons) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return coupon.for_all_lessons or exists (
    select from public.coupon_lessons as scope where scope.coupon_id = coupon.id and scope.lesson_id = lesson.id
  );
end
$$;
comment on function private.is_coupon_for is 'Whether its creator made the coupon for this lesson of theirs.';

grant execute on function private.discounted_price, private.find_coupon, private.is_coupon_for to service_role;
