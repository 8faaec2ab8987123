-- Opening a lesson with credits.

create function private.insert_redemption(
  lesson public.lessons, buyer_id uuid, credits bigint, fee_percentage numeric, livemode boolean
) returns public.purchases
language plpgsql set search_path = '' as $$
declare
  redemption public.purchases;
  purchase_id uuid := gen_random_uuid();
  worth numeric := private.from_minor(private.spend_credits(
    private.require_credit_account(buyer_id), purchase_id, insert_redemption.credits
  ), lesson.currency);
  step numeric := private.money_step(lesson.currency);
  fee numeric := round(worth * fee_percentage / 100 / step) * step;
begin
  insert into public.purchases (
    id, user_id, buyer_key, paid_with, lesson_id, creator_id, credits, amount, paid_amount, platform_fee,
    creator_earnings, fee_percentage, currency, livemode, status, expires_at, metadata
  )
  values (
    purchase_id, buyer_id, buyer_id, 'credits', lesson.id, lesson.creator_id, insert_redemption.credits, worth,
    worth, fee, worth - fee, insert_redemption.fee_percentage, lesson.currency, insert_redemption.livemode,
    'completed', now(), jsonb_build_object('title', lesson.title, 'slug', lesson.slug)
  )
  returning * into redemption;
  return redemption;
end
$$;
comment on function private.insert_redemption is
  'Spends the credits and writes the purchase. Its amount is what was paid for these credits, split as any sale.';

create function private.replaced_checkout(checkout public.purchases) returns jsonb
language sql immutable as $$
  select case when checkout.id is null then '{}' else jsonb_build_object('replaced', jsonb_build_object(
    'purchaseId', checkout.id, 'sessionId', checkout.stripe_session_id
  )) end
$$;
comment on function private.replaced_checkout is
  'An open checkout that would buy the lesson once more, as redeem_lesson answers.';

create function private.redemption_answer(posting_key text, lesson_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select case when sale.lesson_id = redemption_answer.lesson_id
      then jsonb_build_object('outcome', 'redeemed', 'purchaseId', sale.id, 'balance', entry.balance_after)
        || private.replaced_checkout((
          select checkout from public.purchases as checkout
          where checkout.buyer_key = sale.buyer_key and checkout.item_id = sale.item_id
            and checkout.status = 'pending' and sale.grants_access
        ))
      else jsonb_build_object('outcome', 'other_lesson') end
    from private.credit_transactions as posting join public.purchases as sale on sale.id = posting.purchase_id
      join private.credit_entries as entry on entry.transaction_id = posting.id and entry.balance_after is not null
    where posting.idempotency_key = posting_key
  );
end
$$;
comment on function private.redemption_answer is 'What redeem_lesson answers to this key; null when it is new.';

create function public.redeem_lesson(
  buyer_id uuid, lesson_id uuid, idempotency_key text, fee_percentage numeric, livemode boolean,
  expected_price bigint default null, frozen_fee numeric default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  posting_key text := format('redeem:%s:%s', buyer_id, idempotency_key);
  known public.purchases;
  redemption public.purchases;
  wanted public.lessons;
  refusal text;
  price bigint;
  balance bigint;
  answer jsonb;
begin
  perform private.lock_credits(buyer_id);
  perform private.lock_checkout(buyer_id, lesson_id);
  perform private.set_cause('credits.spent', 'shop');
  answer := private.redemption_answer(posting_key, lesson_id);
  if answer is not null then
    return answer;
  end if;
  perform from public.profiles where id = buyer_id for key share;
  if not found then
    return jsonb_build_object('outcome', 'unauthenticated'); -- Deleted since the request began.
  end if;
  known := private.current_checkout(buyer_id, lesson_id);
  select * into wanted from public.lessons where id = redeem_lesson.lesson_id;
  price := private.to_minor(wanted.price, wanted.currency);
  balance := private.credit_balance(buyer_id);
  refusal := private.refuse_lesson(buyer_id, wanted, known);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif wanted.price = 0 or wanted.currency <> private.credit_currency() then
    return jsonb_build_object('outcome', 'not_for_credits');
  elsif price > expected_price then
    return jsonb_build_object('outcome', 'price_changed', 'price', price);
  elsif balance < price then
    return jsonb_build_object('outcome', 'insufficient_credits', 'missing', price - balance, 'balance', balance);
  end if;
  redemption := private.insert_redemption(
    wanted, buyer_id, price, coalesce(frozen_fee, private.creator_fee(wanted.creator_id, fee_percentage)), livemode
  );
  perform private.post_credits(
    'spent', posting_key, private.require_credit_account(buyer_id), -price, 'spent', redemption.id
  );
  return jsonb_build_object('outcome', 'redeemed', 'purchaseId', redemption.id, 'balance', balance - price)
    || private.replaced_checkout(known);
end
$$;
comment on function public.redeem_lesson is
  'Outcomes: redeemed (also for a repeated key; replaced is an open checkout of the lesson, to be expired), '
  'insufficient_credits, already_purchased, processing, lesson_not_found, not_for_credits (free, or priced in another '
  'currency), other_lesson (under the same key before), price_changed (it is higher than expected; a lower one is '
  'what the member wants), unauthenticated (no such account). frozen_fee: the creator''s when the credits were bought.';

revoke execute on function public.redeem_lesson from public, anon, authenticated;
grant execute on function public.redeem_lesson to service_role;
grant execute on function private.insert_redemption, private.replaced_checkout, private.redemption_answer
  to service_role;
