-- Lots and the lessons opened from them, as a function of the pack's facts and the spendings.

create function private.project_redemption(purchase_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  blocked_minor bigint;
  is_blocked boolean;
begin
  select * into strict sale from public.purchases where id = purchase_id for no key update;
  select sum(part.value_minor) filter (where lot.blocked), bool_or(lot.blocked) into blocked_minor, is_blocked
  from private.credit_spendings as part join private.credit_lots as lot on lot.id = part.lot_id
  where part.purchase_id = sale.id and not part.is_released;
  if is_blocked is false and exists (
    select 1 from public.purchases as other
    where other.buyer_key = sale.buyer_key and other.lesson_id = sale.lesson_id and other.id <> sale.id
      and other.grants_access
  ) then
    perform private.release_credits(sale.id, 'returned', format('reopened:%s', sale.id));
    is_blocked := null;
  end if;
  update public.purchases set
    status = (case when is_blocked is null then 'refunded' when is_blocked then 'disputed' else 'completed' end
      )::public.purchase_status,
    refunded_amount = case when is_blocked is null then paid_amount else 0 end,
    disputed_amount = private.from_minor(coalesce(blocked_minor, 0), currency)
  where id = sale.id;
end
$$;
comment on function private.project_redemption is
  'A lesson opened with credits is closed by a dispute of a pack that paid for it. Bought another way meanwhile, it '
  'gives its credits back.';

create function private.project_lot(purchase_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  own_lot_id bigint;
  is_new boolean;
  account_id uuid;
  opened public.purchases;
begin
  select * into strict sale from public.purchases where id = project_lot.purchase_id;
  select id into own_lot_id from private.credit_lots where credit_lots.purchase_id = sale.id;
  is_new := own_lot_id is null;
  if is_new then
    if sale.paid_amount = 0 and not sale.no_payment_required or sale.error_code is not null then return; end if;
    account_id := private.require_credit_account(sale.buyer_key);
    own_lot_id := private.insert_lot(account_id, sale.id, private.post_credits(
      'bought', format('pack:%s', sale.id), account_id, sale.credits, 'sold', sale.id
    ), sale.credits, sale.paid_minor, sale.purchase_date);
    update private.credit_lots set closed = true where id = own_lot_id and sale.user_id is null;
  end if;
  perform private.sync_removed_credits(own_lot_id);
  perform private.lock_sales(creator_id) from (
    select distinct opening.creator_id from private.credit_spendings as part
      join public.purchases as opening on opening.id = part.purchase_id
    where part.lot_id = own_lot_id and not part.is_released order by opening.creator_id
  ) as creators;
  for opened in select opening.* from public.purchases as opening
      join (select part.purchase_id, min(part.id) as first_id from private.credit_spendings as part
        where part.lot_id = own_lot_id and not part.is_released group by part.purchase_id) as parts
      on parts.purchase_id = opening.id
    -- By lesson, as accounts are deleted, against deadlocks; of two openings of one lesson the first stays.
    order by opening.lesson_id, parts.first_id loop
    perform private.project_redemption(opened.id);
    perform private.project_checkouts(opened);
  end loop;
  if is_new then
    perform private.open_wanted_lesson(sale);
  end if;
end
$$;
comment on function private.project_lot is
  'A paid pack''s lot, made once, which opens the lesson that it was bought for; and every lesson that was opened from '
  'it.';

grant execute on function private.project_redemption, private.project_lot to service_role;
