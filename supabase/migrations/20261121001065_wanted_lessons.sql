-- The lesson that credits were bought for opens with their payment, whichever caller records it.

create function private.open_wanted_lesson(pack public.purchases) returns void
language plpgsql set search_path = '' as $$
begin
  if pack.metadata ? 'lessonId' then
    perform public.redeem_lesson(
      pack.buyer_key, (pack.metadata ->> 'lessonId')::uuid, format('wanted:%s', pack.id),
      null, pack.livemode, (pack.metadata ->> 'lessonPrice')::bigint, (pack.metadata ->> 'feePercentage')::numeric
    );
  end if;
end
$$;
comment on function private.open_wanted_lesson is
  'Opens the lesson that a pack was bought for, at its price of then or a lower one. Where it cannot be opened, the '
  'credits stay. The success page repeats the call under the same key, to say what became of it.';

create function private.awaits_buyer(sale public.purchases) returns boolean
language sql stable set search_path = '' as $$
  select sale.status = 'processing' and exists (
    select from private.stripe_sessions as fact
    where fact.id = sale.stripe_session_id and fact.unpaid_step = 'requires_action'
  )
$$;
comment on function private.awaits_buyer is
  'The buyer has chosen a voucher or transfer, and may never pay it. Else a payment in process pulls its money itself.';

create function private.opens_wanted_lesson(pack public.purchases) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from public.lessons as lesson
    where lesson.id = (pack.metadata ->> 'lessonId')::uuid and lesson.status = 'published'
      and private.to_minor(lesson.price, lesson.currency) <= (pack.metadata ->> 'lessonPrice')::bigint
      and private.to_minor(lesson.price, lesson.currency) <= private.credit_balance(pack.user_id) + (
        select sum(sale.credits) from public.purchases as sale
        where sale.user_id = pack.user_id and sale.kind = 'credits' and sale.status = 'processing'
          and sale.metadata ->> 'lessonId' = pack.metadata ->> 'lessonId'
          and (sale.id = pack.id or not private.awaits_buyer(sale))
      )
  );
end
$$;
comment on function private.opens_wanted_lesson is
  'Whether a payment in process opens the lesson that it is for, as things are: at a price that was agreed, which the '
  'balance covers (less what is owed) with all credits on their way for this lesson.';

create function private.is_top_up_processing(buyer_id uuid, wanted_lesson_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from public.purchases as sale
    where sale.user_id = buyer_id and sale.kind = 'credits' and sale.status = 'processing'
      and sale.metadata ->> 'lessonId' = wanted_lesson_id::text and not private.awaits_buyer(sale)
      and private.opens_wanted_lesson(sale)
  )
$$;
comment on function private.is_top_up_processing is
  'Whether the lesson opens with credits on their way: whoever buys what is missing once more would pay twice.';

grant execute on function private.open_wanted_lesson, private.awaits_buyer, private.opens_wanted_lesson,
  private.is_top_up_processing
  to service_role;
