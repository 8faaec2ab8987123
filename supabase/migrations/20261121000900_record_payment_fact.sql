-- The one road on which anything Stripe says becomes a purchase's status: webhook, success page, checkout, refunds and reconciler call it.

create function private.lock_payment(payment_intent_id text) returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended(payment_intent_id, 1))
$$;
comment on function private.lock_payment is 'A refund and its session must not miss each other. Taken before lock_checkout, always, so that nobody waits in a circle. No-op without a payment intent.';

create function private.lock_checkout(buyer_id uuid, lesson_id uuid) returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended(buyer_id::text || lesson_id::text, 0))
$$;
comment on function private.lock_checkout is 'One transaction at a time for one learner and one lesson. No-op without a purchase.';

create function private.purchase_id_of(object jsonb) returns uuid
language sql stable set search_path = '' as $$
  select case
    when object ->> 'object' is distinct from 'checkout.session'
      then (select purchase_id from private.stripe_sessions where payment_intent_id = private.payment_intent_of(object) limit 1)
    when object ->> 'payment_link' is null
      and object #>> '{metadata,purchase_id}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then (object #>> '{metadata,purchase_id}')::uuid
  end
$$;
comment on function private.purchase_id_of is
  'Only our own metadata links a session to a purchase: customers can set client_reference_id, and cannot set metadata. Refunds and disputes carry none: their payment intent leads to the session.';

create function private.merge_fact(event_type text, occurred_at timestamptz, object jsonb, purchase_id uuid) returns boolean
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
comment on function private.merge_fact is 'Keeps what was said; true when it is about a purchase that is known.';

create function public.record_payment_fact(event_type text, occurred_at timestamptz, object jsonb, event_id text default null)
returns jsonb
language plpgsql set search_path = '' as $$
declare
  kind text := object ->> 'object';
  payment_intent_id text := private.payment_intent_of(object);
  sale public.purchases;
  version_before integer;
  result text;
begin
  if kind = 'checkout.session' or (kind in ('refund', 'dispute') and payment_intent_id is not null) then
    perform private.lock_payment(payment_intent_id);
    select * into sale from public.purchases where id = private.purchase_id_of(object);
    perform private.lock_checkout(sale.buyer_key, sale.lesson_id);
    perform set_config('lectern.cause', event_type, true);
    -- Read again: the row may have changed while this transaction waited for its turn.
    select * into sale from public.purchases where id = sale.id;
    version_before := sale.version;
    if private.merge_fact(event_type, occurred_at, object, sale.id) then
      perform private.project_checkouts(sale);
      select * into sale from public.purchases where id = sale.id;
      result := case when sale.version = version_before then 'unchanged' else 'recorded' end;
    else
      result := case kind when 'checkout.session' then 'foreign' else 'waiting' end;
    end if;
  else
    result := 'ignored';
  end if;
  -- An answer of Stripe's API that said nothing new is not worth a row; a delivered event always is.
  if event_id is not null or result = 'recorded' then
    insert into private.payment_events (event_id, event_type, object_id, occurred_at, outcome, purchase_id)
    values (
      record_payment_fact.event_id, record_payment_fact.event_type, object ->> 'id', record_payment_fact.occurred_at, result, sale.id
    )
    on conflict on constraint payment_events_event_id_unique do nothing;
  end if;
  return jsonb_build_object('outcome', result, 'purchaseId', sale.id, 'status', sale.status)
    || case when private.has_duplicate(sale) then '{"duplicate": true}' else '{}' end::jsonb;
end
$$;
comment on function public.record_payment_fact is
  'One transaction: merge the fact, project the purchase, append timeline and earnings (triggers), log the event. event_id is null for answers of Stripe''s API.';

revoke execute on function public.record_payment_fact from public, anon, authenticated;
grant execute on function public.record_payment_fact to service_role;
grant execute on function private.lock_payment, private.lock_checkout, private.purchase_id_of, private.merge_fact to service_role;
