-- From facts to purchases: what Stripe said decides each row's status, whatever order it was said in.

create function private.session_matches(sale public.purchases, fact private.stripe_sessions) returns boolean
language sql immutable set search_path = '' as $$
  select (fact.mode, fact.livemode, fact.currency, fact.amount_subtotal)
    is not distinct from ('payment', sale.livemode, sale.currency, sale.amount_minor)
$$;
comment on function private.session_matches is 'Is what was paid what the row promised? If not, a person must look.';

create function private.is_second_payment(sale public.purchases, fact private.stripe_sessions) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from public.purchases as other join private.stripe_sessions as claim on claim.purchase_id = other.id
    where other.user_id = sale.user_id and other.lesson_id = sale.lesson_id and other.id <> sale.id
      and claim.state = 'settled' and private.session_matches(other, claim)
      and (claim.settled_at, claim.id) < (fact.settled_at, fact.id)
  )
$$;
comment on function private.is_second_payment is 'Was the same lesson paid by the same learner before? By Stripe''s clock, so the order of arrival does not matter.';

create function private.status_of(sale public.purchases, fact private.stripe_sessions) returns public.purchase_status
language sql stable set search_path = '' as $$
  select (case fact.state
    when 'open' then sale.status::text -- An open session changes nothing: the row is pending, or was given up.
    when 'expired' then 'expired'
    when 'unpaid' then 'processing'
    when 'failed' then 'failed'
    else case
      when not private.session_matches(sale, fact) or private.is_second_payment(sale, fact) then 'review'
      else 'completed'
    end
  end)::public.purchase_status
$$;
comment on function private.status_of is 'The status as a function of the facts alone. A payment that does not match, or a second one, is held for a person to look at.';

create function private.project_purchase(purchase uuid) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  fact private.stripe_sessions;
  next_status public.purchase_status;
begin
  select * into strict sale from public.purchases where id = purchase for update;
  select * into strict fact from private.stripe_sessions where purchase_id = purchase
    order by state desc, settled_at, id limit 1;
  next_status := private.status_of(sale, fact);
  update public.purchases set
    status = next_status,
    stripe_session_id = fact.id,
    payment_intent_id = fact.payment_intent_id,
    no_payment_required = fact.no_payment_required,
    purchase_date = coalesce(fact.settled_at, sale.purchase_date),
    receipt_url = fact.receipt_url,
    error_code = case
      when next_status = 'review' and not private.session_matches(sale, fact) then 'payment_mismatch'
      when next_status = 'review' then 'duplicate_payment'
      when next_status = 'failed' then coalesce(fact.error_code, 'payment_failed')
    end,
    error_message = case when next_status = 'failed' then fact.error_message end
  where id = purchase;
end
$$;
comment on function private.project_purchase is 'Writes what the facts say into the purchase. Same facts, same row, byte for byte.';

create function private.project_checkouts(sale public.purchases) returns void
language plpgsql set search_path = '' as $$
declare
  purchase uuid;
begin
  -- Whoever holds the access comes first: it must be given up before another row can have it.
  for purchase in
    select purchases.id from public.purchases
    where (purchases.id = sale.id or (purchases.user_id = sale.user_id and purchases.lesson_id = sale.lesson_id))
      and exists (select 1 from private.stripe_sessions where stripe_sessions.purchase_id = purchases.id)
    order by purchases.status in ('completed', 'partially_refunded') desc, purchases.id
  loop
    perform private.project_purchase(purchase);
  end loop;
end
$$;
comment on function private.project_checkouts is 'Projects every checkout of this learner for this lesson: a fact of one can decide about another.';

grant execute on function private.session_matches, private.is_second_payment, private.status_of,
  private.project_purchase, private.project_checkouts to service_role;
