-- The projection: a purchase's status and amounts as a function of its facts.

create function private.session_matches(sale public.purchases, fact private.stripe_sessions) returns boolean
language sql immutable as $$
  select (fact.mode, fact.livemode, fact.currency, fact.amount_subtotal)
    is not distinct from ('payment', sale.livemode, sale.currency, sale.amount_minor)
    and coalesce(fact.amount_total between 0 and fact.amount_subtotal, false)
$$;
comment on function private.session_matches is
  'Whether the payment matches the purchase''s terms, less a coupon at most.';

create function private.is_duplicate_payment(sale public.purchases, fact private.stripe_sessions) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select 1 from public.purchases as other join private.stripe_sessions as claim on claim.purchase_id = other.id,
      private.reversals_of(claim) as back
    where other.buyer_key = sale.buyer_key and other.lesson_id = sale.lesson_id and other.id <> sale.id
      and claim.state = 'settled' and private.session_matches(other, claim)
      and not back.blocked and not private.is_refunded(claim, back)
      and (claim.settled_at, claim.id) < (fact.settled_at, fact.id)
  ) or exists (
    select 1 from public.purchases as other
    where other.buyer_key = sale.buyer_key and other.lesson_id = sale.lesson_id
      and other.stripe_session_id is null and other.grants_access
  );
end
$$;
comment on function private.is_duplicate_payment is
  'Whether an earlier payment of the buyer for the lesson stands, neither refunded nor disputed, or the lesson is open '
  'without one: with credits, or a coupon of the whole price. Earlier by Stripe''s clock, independent of the order of '
  'arrival.';

create function private.status_of(sale public.purchases, fact private.stripe_sessions, back private.reversals)
returns public.purchase_status
language plpgsql stable set search_path = '' as $$
begin
  return (case fact.state
    when 'open' then sale.status::text -- no change: pending or cancelled
    when 'expired' then 'expired'
    when 'unpaid' then 'processing'
    when 'failed' then 'failed'
    else case
      when back.blocked then 'disputed'
      when private.is_refunded(fact, back) then 'refunded'
      when not private.session_matches(sale, fact) or private.is_duplicate_payment(sale, fact) then 'review'
      when back.refunded > 0 then 'partially_refunded'
      else 'completed'
    end
  end)::public.purchase_status;
end
$$;
comment on function private.status_of is
  'The status as a function of the facts. A payment that does not match goes to review; a duplicate too, until it '
  'is refunded.';

create function private.project_purchase(purchase_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  fact private.stripe_sessions;
  back private.reversals;
  next_status public.purchase_status;
  paid bigint := 0::bigint;
begin
  select * into strict sale from public.purchases where id = purchase_id for no key update;
  select * into strict fact from private.stripe_sessions as session
    where session.purchase_id = project_purchase.purchase_id
    order by state desc, settled_at, id limit 1;
  back := private.reversals_of(fact);
  next_status := private.status_of(sale, fact, back);
  if fact.state = 'settled' and fact.currency = sale.currency then
    paid := least(fact.amount_total, sale.amount_minor);
  end if;
  update public.purchases set
    status = next_status,
    stripe_session_id = fact.id,
    payment_intent_id = fact.payment_intent_id,
    no_payment_required = fact.no_payment_required,
    purchase_date = coalesce(fact.settled_at, sale.purchase_date),
    paid_amount = private.from_minor(paid, sale.currency),
    refunded_amount = private.from_minor(least(back.refunded, paid), sale.currency),
    disputed_amount = private.from_minor(least(back.disputed, paid - least(back.refunded, paid)), sale.currency),
    receipt_url = fact.receipt_url,
    error_code = case
      when fact.state = 'settled' and not private.session_matches(sale, fact) then 'payment_mismatch'
      when next_status = 'review' then 'duplicate_payment'
      when next_status = 'failed' then coalesce(fact.error_code, 'payment_failed')
    end,
    error_message = case when next_status = 'failed' then fact.error_message end
  where id = purchase_id;
  if back.refunded + back.disputed > 0 then
    perform private.redate_reversals(purchase_id);
  end if;
  if sale.kind = 'credits' and fact.state = 'settled' then
    perform private.project_lot(purchase_id);
  end if;
end
$$;
comment on function private.project_purchase is
  'Writes the projection of the facts into the purchase: the same facts give the same row.';

grant execute on function private.session_matches, private.is_duplicate_payment, private.status_of,
  private.project_purchase to service_role;
