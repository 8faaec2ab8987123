-- Opening a checkout. The row is committed before Stripe is called.

create function private.insert_checkout(
  lesson public.lessons, buyer_id uuid, fee_percentage numeric, livemode boolean, metadata jsonb
) returns public.purchases
language sql set search_path = '' as $$
  insert into public.purchases (
    user_id, buyer_key, lesson_id, creator_id, amount, platform_fee, creator_earnings, fee_percentage, currency,
    livemode, expires_at, metadata
  )
  select buyer_id, buyer_id, lesson.id, lesson.creator_id, lesson.price, fee, lesson.price - fee, percentage,
    lesson.currency, insert_checkout.livemode, date_trunc('second', now()) + interval '2 hours',
    insert_checkout.metadata || jsonb_build_object('title', lesson.title, 'slug', lesson.slug)
  from (select percentage, round(lesson.price * percentage / 100 / step) * step as fee
    from private.money_step(lesson.currency) as step, round(insert_checkout.fee_percentage, 2) as percentage) as split
  returning *
$$;
comment on function private.insert_checkout is
  'Freezes price, currency, split and expiry. The fee is rounded to money_step; the creator has the rest.';

create function private.is_reusable(
  sale public.purchases, lesson public.lessons, fee_percentage numeric, livemode boolean
) returns boolean
language sql stable set search_path = '' as $$
  select sale.status = 'pending' and lesson.status = 'published'
    and sale.amount = lesson.price and sale.currency = lesson.currency and sale.livemode = is_reusable.livemode
    and sale.fee_percentage = round(is_reusable.fee_percentage, 2)
    -- Stripe requires expires_at at least 30 minutes ahead of a new session; paying an existing one takes minutes.
    and sale.expires_at > now()
      + case when sale.stripe_session_id is null then interval '31 minutes' else interval '5 minutes' end
$$;
comment on function private.is_reusable is 'Whether an open checkout can be resumed under the present terms.';

create function public.get_resumable_checkout(buyer_id uuid, lesson_id uuid, fee_percentage numeric, livemode boolean)
returns timestamptz
language sql stable set search_path = '' as $$
  select sale.created_at
  from private.current_checkout(buyer_id, get_resumable_checkout.lesson_id) as sale
    join public.lessons as lesson on lesson.id = sale.lesson_id
  where private.is_reusable(
    sale, lesson, get_resumable_checkout.fee_percentage, get_resumable_checkout.livemode
  )
$$;
comment on function public.get_resumable_checkout is
  'When the open checkout was started that open_checkout would continue; null where it would make a new one or '
  'refuse.';

create function public.open_checkout(
  buyer_id uuid, lesson_id uuid, fee_percentage numeric, livemode boolean, metadata jsonb,
  resuming boolean default false
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  wanted public.lessons;
  known public.purchases;
  refusal text;
begin
  perform private.lock_checkout(buyer_id, lesson_id);
  perform private.set_cause('checkout', 'shop');
  perform from public.profiles where id = buyer_id for key share;
  if not found then
    return jsonb_build_object('outcome', 'unauthenticated'); -- Deleted since the request began.
  end if;
  known := private.current_checkout(buyer_id, lesson_id);
  select * into wanted from public.lessons where id = open_checkout.lesson_id;
  refusal := private.refuse_lesson(buyer_id, wanted, known);
  if refusal = 'processing' then
    return jsonb_build_object('outcome', refusal, 'purchaseId', known.id, 'sessionId', case
      when known.status = 'processing' then known.stripe_session_id end);
  elsif refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif wanted.price = 0 then
    return jsonb_build_object('outcome', 'free');
  elsif resuming and (known.id is null or not private.is_reusable(known, wanted, fee_percentage, livemode)) then
    return jsonb_build_object('outcome', 'over');
  elsif known.id is null then
    known := private.insert_checkout(wanted, buyer_id, fee_percentage, livemode, metadata);
  elsif not private.is_reusable(known, wanted, fee_percentage, livemode) then
    return jsonb_build_object('outcome', 'outdated', 'purchaseId', known.id, 'sessionId', known.stripe_session_id);
  end if;
  return jsonb_build_object(
    'outcome', 'open', 'purchaseId', known.id, 'sessionId', known.stripe_session_id, 'metadata', known.metadata,
    'amountMinor', known.amount_minor, 'currency', known.currency,
    'expiresAt', extract(epoch from known.expires_at)::bigint,
    'lessonId', wanted.id, 'creatorId', known.creator_id
  );
end
$$;
comment on function public.open_checkout is
  'The buyer''s open checkout for a lesson, else a new row (never with resuming). Outcomes: open, outdated (expire '
  'it, then ask again), over (nothing to resume), processing (also in review), already_purchased, free, '
  'lesson_not_found, unauthenticated (no such account).';

revoke execute on function public.open_checkout, public.get_resumable_checkout from public, anon, authenticated;
grant execute on function public.open_checkout, public.get_resumable_checkout to service_role;
grant execute on function private.insert_checkout, private.is_reusable to service_role;
