-- Opening a checkout. The row is committed before Stripe is called.

create function private.insert_checkout(
  lesson public.lessons, coupon public.coupons, buyer_id uuid, fee_percentage numeric, livemode boolean, metadata jsonb
) returns public.purchases
language sql set search_path = '' as $$
  insert into public.purchases (
    user_id, buyer_key, lesson_id, creator_id, amount, discount, coupon_id, coupon_code, platform_fee,
    creator_earnings, fee_percentage, currency, livemode, status, no_payment_required, expires_at, metadata
  )
  select buyer_id, buyer_id, lesson.id, lesson.creator_id, price, lesson.price - price, coupon.id, coupon.code, fee,
    price - fee, percentage, lesson.currency, insert_checkout.livemode,
    (case when price = 0 then 'completed' else 'pending' end)::public.purchase_status, price = 0,
    date_trunc('second', now()) + case when price = 0 then interval '0' else interval '2 hours' end,
    insert_checkout.metadata || jsonb_build_object('title', lesson.title, 'slug', lesson.slug)
  from (select price, percentage, round(price * percentage / 100 / step) * step as fee
    from private.money_step(lesson.currency) as step, private.discounted_price(coupon, lesson) as price,
      private.creator_fee(lesson.creator_id, insert_checkout.fee_percentage) as percentage) as split
  returning *
$$;
comment on function private.insert_checkout is
  'Freezes price, discount, currency, split and expiry. The fee is rounded to money_step; the creator has the rest. '
  'With a coupon of the whole price the purchase is completed at once.';

create function private.is_reusable(
  sale public.purchases, lesson public.lessons, coupon_id uuid, fee_percentage numeric, livemode boolean
) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return sale.status = 'pending' and lesson.status = 'published'
    and sale.list_price = lesson.price and sale.currency = lesson.currency and sale.livemode = is_reusable.livemode
    and sale.coupon_id is not distinct from is_reusable.coupon_id
    and sale.fee_percentage = private.creator_fee(lesson.creator_id, is_reusable.fee_percentage)
    -- Stripe requires expires_at at least 30 minutes ahead of a new session; paying an existing one takes minutes.
    and sale.expires_at > now()
      + case when sale.stripe_session_id is null then interval '31 minutes' else interval '5 minutes' end;
end
$$;
comment on function private.is_reusable is
  'Whether an open checkout can be resumed under the present terms. What became of its coupon since does not matter.';

create function private.checkout_answer(checkout public.purchases) returns jsonb
language sql immutable as $$
  select jsonb_build_object(
    'outcome', case when checkout.status = 'completed' then 'completed' else 'open' end, 'purchaseId', checkout.id,
    'sessionId', checkout.stripe_session_id, 'metadata', checkout.metadata,
    'amountMinor', checkout.amount_minor, 'currency', checkout.currency,
    'expiresAt', extract(epoch from checkout.expires_at)::bigint,
    'lessonId', checkout.lesson_id, 'creatorId', checkout.creator_id
  )
$$;
comment on function private.checkout_answer is 'An open or completed checkout of a lesson, as open_checkout answers.';

create function public.open_checkout(
  buyer_id uuid, lesson_id uuid, fee_percentage numeric, livemode boolean, metadata jsonb,
  resuming boolean default false, coupon_code text default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  wanted public.lessons;
  known public.purchases;
  coupon public.coupons;
  refusal text;
  coupon_refusal jsonb;
begin
  perform private.lock_checkout(buyer_id, lesson_id);
  perform from public.profiles where id = buyer_id for key share;
  if not found then
    return jsonb_build_object('outcome', 'unauthenticated'); -- Deleted since the request began.
  end if;
  select * into wanted from public.lessons where id = open_checkout.lesson_id;
  if coupon_code is not null and not resuming then
    perform private.lock_sales(wanted.creator_id);
    coupon := private.find_coupon(wanted.creator_id, coupon_code);
  end if;
  known := private.current_checkout(buyer_id, lesson_id);
  refusal := private.refuse_lesson(buyer_id, wanted, known);
  if refusal = 'processing' then
    return jsonb_build_object('outcome', refusal, 'purchaseId', known.id, 'sessionId', case
      when known.status = 'processing' then known.stripe_session_id end);
  elsif refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif wanted.price = 0 then
    return jsonb_build_object('outcome', 'free');
  elsif private.is_reusable(
    known, wanted, case when resuming then known.coupon_id else coupon.id end, fee_percentage, livemode
  ) and (coupon_code is null or resuming or coupon.id is not null) then
    return private.checkout_answer(known);
  elsif resuming then
    return jsonb_build_object('outcome', 'over');
  end if;
  coupon_refusal := private.refuse_coupon(coupon, wanted, buyer_id, known);
  if coupon_code is not null and coupon_refusal is not null then
    return coupon_refusal
      || jsonb_build_object('outcome', 'coupon_invalid', 'code', coalesce(coupon.code, coupon_code));
  elsif known.id is not null then
    return jsonb_build_object('outcome', 'outdated', 'purchaseId', known.id, 'sessionId', known.stripe_session_id);
  end if;
  perform private.set_cause(case
    when private.discounted_price(coupon, wanted) = 0 then 'coupon.redeemed' else 'checkout' end, 'shop');
  return private.checkout_answer(
    private.insert_checkout(wanted, coupon, buyer_id, fee_percentage, livemode, metadata)
  );
end
$$;
comment on function public.open_checkout is
  'The buyer''s open checkout for a lesson with this code or without one, else a new row (never with resuming, which '
  'keeps the code that it has). Outcomes: open, completed (the coupon covered the whole price), coupon_invalid (with '
  'the reason of refuse_coupon), outdated (expire it, then ask again), over (nothing to resume), processing (also in '
  'review), already_purchased, free, lesson_not_found, unauthenticated (no such account).';

revoke execute on function public.open_checkout from public, anon, authenticated;
grant execute on function public.open_checkout to service_role;
grant execute on function private.insert_checkout, private.is_reusable, private.checkout_answer to service_role;
