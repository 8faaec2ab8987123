-- Credits that come back: undone by the member, or returned by a refund.

create function private.undo_wait(buyer_id uuid) returns integer
language sql stable set search_path = '' as $$
  select ceil(extract(epoch from posting.created_at + interval '1 day' - now()))::integer
  from public.purchases as sale
    join private.credit_transactions as posting on posting.idempotency_key = format('undo:%s', sale.id)
  where sale.user_id = buyer_id and sale.paid_with = 'credits'
    and sale.purchase_date > now() - interval '1 day' - private.undo_window()
    and posting.created_at > now() - interval '1 day'
  order by posting.created_at desc offset 9 limit 1
$$;
comment on function private.undo_wait is
  'Ten openings are undone in a day: each leaves its rows for ever, and a line in the creator''s sales. The seconds '
  'until another can be; null when it can be now.';

create function public.undo_redemption(buyer_id uuid, purchase_id uuid) returns jsonb
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  wait integer;
begin
  perform private.lock_credits(buyer_id);
  select * into sale from public.purchases
    where id = undo_redemption.purchase_id and user_id = buyer_id and paid_with = 'credits';
  perform private.lock_checkout(buyer_id, sale.lesson_id);
  select * into sale from public.purchases where id = sale.id;
  if sale.id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif sale.status = 'refunded' then
    return jsonb_build_object('outcome', 'undone', 'balance', private.credit_balance(buyer_id)); -- pressed twice
  elsif sale.status <> 'completed' or sale.created_at <= now() - private.undo_window() then
    return jsonb_build_object('outcome', 'too_late');
  elsif exists (
    select 1 from public.lesson_openings as opening
    where opening.user_id = buyer_id and opening.lesson_id = sale.lesson_id
  ) then
    return jsonb_build_object('outcome', 'opened');
  end if;
  wait := private.undo_wait(buyer_id);
  if wait is not null then
    return jsonb_build_object('outcome', 'too_many', 'retryAfterSeconds', wait);
  end if;
  perform private.set_cause('credits.undone', 'shop');
  perform private.release_credits(sale.id, 'undone', format('undo:%s', sale.id));
  -- Several earnings rows of one creator may change: serialize, against deadlocks.
  perform private.lock_sales(sale.creator_id);
  perform private.project_redemption(sale.id);
  perform private.project_checkouts(sale); -- a payment for it may be no duplicate any more
  return jsonb_build_object('outcome', 'undone', 'balance', private.credit_balance(buyer_id));
end
$$;
comment on function public.undo_redemption is
  'Outcomes: undone, not_found (or not theirs), too_late (after 15 minutes, or while disputed), opened (its body was '
  'read), too_many (ten were undone within a day).';

create function public.return_credits(
  actor_id uuid, purchase_id uuid, request_id uuid, actor_aal text default 'aal1'
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  return_key text := format('return:%s:%s', purchase_id, request_id);
  sale public.purchases;
begin
  select * into sale from public.purchases where id = return_credits.purchase_id and paid_with = 'credits';
  perform private.lock_credits(sale.buyer_key);
  perform private.lock_checkout(sale.buyer_key, sale.lesson_id);
  select * into sale from public.purchases where id = sale.id;
  if sale.id is null or not private.may_refund(actor_id, sale, actor_aal) then
    return jsonb_build_object('outcome', 'not_found');
  elsif exists (select 1 from private.credit_transactions where idempotency_key = return_key) then
    return jsonb_build_object('outcome', 'returned', 'credits', sale.credits); -- a form sent twice
  elsif sale.status not in ('completed', 'disputed') then
    return jsonb_build_object('outcome', 'nothing_left');
  end if;
  perform private.set_cause('credits.returned', 'shop');
  perform private.release_credits(sale.id, 'returned', return_key, actor_id);
  -- Several earnings rows of one creator may change: serialize, against deadlocks.
  perform private.lock_sales(sale.creator_id);
  perform private.project_redemption(sale.id);
  perform private.project_checkouts(sale); -- a payment for it may be no duplicate any more
  return jsonb_build_object('outcome', 'returned', 'credits', sale.credits);
end
$$;
comment on function public.return_credits is
  'The refund of a lesson that was opened with credits: all of it. Outcomes: returned (also for a repeated request), '
  'nothing_left, not_found (or not theirs).';

create function private.request_return(
  actor_id uuid, sale public.purchases, request_id uuid, amount_minor bigint, actor_aal text
) returns jsonb
language sql set search_path = '' as $$
  select case
    when private.may_refund(actor_id, sale, actor_aal) and request_return.amount_minor <> sale.paid_minor
      then jsonb_build_object('outcome', 'whole_only', 'refundableMinor', sale.paid_minor, 'currency', sale.currency)
    else public.return_credits(actor_id, sale.id, request_id, actor_aal)
  end
$$;
comment on function private.request_return is
  'The refund of a lesson opened with credits: all of it. Outcomes: whole_only (another amount), and those of '
  'return_credits.';

revoke execute on function public.undo_redemption, public.return_credits from public, anon, authenticated;
grant execute on function public.undo_redemption, public.return_credits to service_role;
grant execute on function private.undo_wait, private.request_return to service_role;
