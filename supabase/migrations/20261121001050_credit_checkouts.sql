-- Checkouts for credits: a pack, or exactly as many as are wanted.

create function private.insert_credit_checkout(
  pack public.credit_packs, buyer_id uuid, fee_percentage numeric, livemode boolean, metadata jsonb
) returns public.purchases
language sql set search_path = '' as $$
  insert into public.purchases (
    user_id, buyer_key, kind, pack_id, credits, amount, platform_fee, creator_earnings, fee_percentage, currency,
    livemode, expires_at, metadata
  )
  values (buyer_id, buyer_id, 'credits', pack.id, pack.credits, pack.price, 0, 0, 0, pack.currency,
    insert_credit_checkout.livemode, date_trunc('second', now()) + interval '2 hours',
    insert_credit_checkout.metadata
      || jsonb_build_object('title', to_char(pack.credits, 'FM9,999,999') || ' credits')
      || case when pack.name is null then '{}' else jsonb_build_object('pack', pack.name || ' pack') end
      || coalesce((
        select jsonb_build_object('lessonPrice', private.to_minor(lesson.price, lesson.currency),
          'feePercentage', private.creator_fee(lesson.creator_id, insert_credit_checkout.fee_percentage))
        from public.lessons as lesson where lesson.id = (insert_credit_checkout.metadata ->> 'lessonId')::uuid
      ), '{}'))
  returning *
$$;
comment on function private.insert_credit_checkout is
  'Freezes credits, price, expiry, the name of a pack, and price and fee of the lesson that they are wanted for.';

create function private.is_reusable_for(
  sale public.purchases, pack public.credit_packs, livemode boolean, wanted_lesson_id text
) returns boolean
language sql stable set search_path = '' as $$
  select (sale.credits, sale.amount, sale.currency, sale.livemode)
      = (pack.credits, pack.price, pack.currency, is_reusable_for.livemode)
    and sale.metadata ->> 'lessonId' is not distinct from wanted_lesson_id
    and (sale.metadata ->> 'lessonPrice')::bigint is not distinct from (
      select private.to_minor(lesson.price, lesson.currency) from public.lessons as lesson
      where lesson.id = wanted_lesson_id::uuid
    )
    -- As private.is_reusable.
    and sale.expires_at > now()
      + case when sale.stripe_session_id is null then interval '31 minutes' else interval '5 minutes' end
$$;
comment on function private.is_reusable_for is
  'Whether an open checkout is for these credits at this price, and for the same lesson at its price, to be opened '
  'with them.';

create function public.open_credit_checkout(
  buyer_id uuid, fee_percentage numeric, livemode boolean, metadata jsonb, pack_id uuid default null,
  credits integer default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  wanted public.credit_packs;
  known public.purchases;
  wanted_lesson_id uuid := metadata ->> 'lessonId';
  refusal text;
begin
  if pack_id is null then
    -- The row type of a pack, for credits at their face value.
    wanted.credits := open_credit_checkout.credits;
    wanted.currency := private.credit_currency();
    wanted.price := private.from_minor(wanted.credits, wanted.currency);
  else
    select * into wanted from public.credit_packs where id = open_credit_checkout.pack_id and active;
    if wanted.id is null then
      return jsonb_build_object('outcome', 'pack_not_found');
    end if;
  end if;
  perform private.lock_checkout(buyer_id, coalesce(wanted.id, '00000000-0000-0000-0000-000000000000'));
  perform private.set_cause('checkout', 'shop');
  perform from public.profiles where id = buyer_id for key share;
  if not found then
    return jsonb_build_object('outcome', 'unauthenticated'); -- Deleted since the request began.
  end if;
  if wanted_lesson_id is not null then
    refusal := private.refuse_lesson(buyer_id, lesson, private.current_checkout(buyer_id, wanted_lesson_id))
      from (select) as one left join public.lessons as lesson on lesson.id = wanted_lesson_id;
    if refusal is null and wanted.id is null and private.is_top_up_processing(buyer_id, wanted_lesson_id) then
      refusal := 'processing';
    end if;
    if refusal is not null then
      return jsonb_build_object('outcome', refusal, 'sessionId', null);
    end if;
  end if;
  select * into known from public.purchases as sale
    where sale.buyer_key = buyer_id and sale.kind = 'credits' and sale.pack_id is not distinct from wanted.id
      and sale.status = 'pending';
  if known.id is null then
    known := private.insert_credit_checkout(wanted, buyer_id, fee_percentage, livemode, metadata);
  elsif not private.is_reusable_for(known, wanted, livemode, metadata ->> 'lessonId') then
    return jsonb_build_object('outcome', 'outdated', 'purchaseId', known.id, 'sessionId', known.stripe_session_id);
  end if;
  return jsonb_build_object(
    'outcome', 'open', 'purchaseId', known.id, 'sessionId', known.stripe_session_id, 'metadata', known.metadata,
    'amountMinor', known.amount_minor, 'currency', known.currency,
    'expiresAt', extract(epoch from known.expires_at)::bigint, 'credits', known.credits
  );
end
$$;
comment on function public.open_credit_checkout is
  'The member''s open checkout for a pack, or for a number of credits (pack_id null), else a new row. Outcomes: open, '
  'outdated (expire it, then ask again), pack_not_found, already_purchased, processing or '
  'lesson_not_found (as of open_checkout, of the lesson that they are wanted for; processing also while credits '
  'that it needs are on their way, unless a pack is bought), unauthenticated (no such account).';

revoke execute on function public.open_credit_checkout from public, anon, authenticated;
grant execute on function public.open_credit_checkout to service_role;
grant execute on function private.insert_credit_checkout, private.is_reusable_for to service_role;
