-- Which purchase a Stripe object belongs to, and the locks under which its facts are merged.

create function private.lock_payment(payment_intent_id text) returns void
language sql as $$ select pg_advisory_xact_lock(hashtextextended(payment_intent_id, 1)) $$;
comment on function private.lock_payment is
  'Serializes the facts of one payment. Always taken before lock_checkout, against deadlocks. No-op for null.';

create function private.lock_checkout(buyer_id uuid, item_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if current_setting('lectern.locked_buyer', true) is distinct from buyer_id::text then
    perform pg_advisory_xact_lock_shared(hashtextextended(buyer_id::text, 4)),
      pg_advisory_xact_lock(hashtextextended(buyer_id::text || item_id::text, 0));
  end if;
end
$$;
comment on function private.lock_checkout is
  'Serializes transactions of one buyer and purchases.item_id. No-op for null, and for whoever holds lock_buyer.';

create function private.lock_buyer(buyer_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.lock_credits(buyer_id);
  perform pg_advisory_xact_lock(hashtextextended(buyer_id::text, 4)),
    set_config('lectern.locked_buyer', buyer_id::text, true);
end
$$;
comment on function private.lock_buyer is
  'Locks the credits and every checkout of a buyer, in one order with all others, against deadlocks. One lock for all '
  'checkouts: Postgres has room for few thousand, in all transactions together.';

create function private.lock_sale(sale public.purchases) returns void
language plpgsql set search_path = '' as $$
begin
  if sale.kind = 'lesson' then
    perform private.lock_checkout(sale.buyer_key, sale.item_id);
  else
    perform private.lock_buyer(sale.buyer_key);
  end if;
end
$$;
comment on function private.lock_sale is
  'Locks what a fact about a purchase may change: of a pack also the lessons that were opened from it, and the one '
  'that it was bought for.';

create function private.purchase_id_of(object jsonb) returns uuid
language plpgsql stable set search_path = '' as $$
begin
  if object ->> 'object' is distinct from 'checkout.session' then
    return (select purchase_id from private.stripe_sessions
      where payment_intent_id = private.payment_intent_of(object) limit 1);
  elsif object ->> 'payment_link' is null
    and object #>> '{metadata,purchase_id}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return (object #>> '{metadata,purchase_id}')::uuid;
  end if;
  return null;
end
$$;
comment on function private.purchase_id_of is
  'The purchase of a Stripe object. Sessions are linked by our metadata (customers can set client_reference_id, but '
  'no metadata), refunds and disputes by their payment intent.';

create function private.merge_fact(event_type text, occurred_at timestamptz, object jsonb, purchase_id uuid)
returns boolean
language plpgsql set search_path = '' as $$
begin
  case object ->> 'object'
    when 'checkout.session' then
      if purchase_id is null then return false; end if;
      perform private.merge_session(event_type, occurred_at, object, purchase_id);
    when 'refund' then perform private.merge_refund(occurred_at, object);
    when 'dispute' then perform private.merge_dispute(occurred_at, object);
  end case;
  return purchase_id is not null;
end
$$;
comment on function private.merge_fact is 'Merges a Stripe object; true when it belongs to a known purchase.';

create function private.event_type_of(object jsonb) returns text
language plpgsql stable set search_path = '' as $$
begin
  return case object ->> 'object'
    when 'checkout.session' then case private.session_state_of(null, object)
      when 'expired' then 'checkout.session.expired'
      when 'unpaid' then 'checkout.session.completed'
      when 'failed' then 'checkout.session.async_payment_failed'
      when 'settled' then case
        when exists (select 1 from private.stripe_sessions where id = object ->> 'id' and state = 'unpaid')
          then 'checkout.session.async_payment_succeeded'
        else 'checkout.session.completed'
      end
    end
    when 'refund' then case
      when object ->> 'status' = 'failed' then 'refund.failed'
      when exists (select 1 from private.stripe_refunds where id = object ->> 'id') then 'refund.updated'
      else 'refund.created'
    end
    when 'dispute' then case
      when object ->> 'status' in ('won', 'lost', 'warning_closed', 'prevented') then 'charge.dispute.closed'
      when exists (select 1 from private.stripe_disputes where id = object ->> 'id') then 'charge.dispute.updated'
      else 'charge.dispute.created'
    end
  end;
end
$$;
comment on function private.event_type_of is
  'The type of the event that Stripe sends for an object in this state, for objects read from its API. Null for an '
  'open session.';

grant execute on function private.lock_payment, private.lock_checkout, private.lock_buyer, private.lock_sale,
  private.purchase_id_of, private.merge_fact, private.event_type_of to service_role;
