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

create function private.event_type_of(object jsonb) returns text
language sql stable set search_path = '' as $$
  select case object ->> 'object'
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
  end
$$;
comment on function private.event_type_of is
  'The type of the event that Stripe sends for an object in this state, for objects read from its API. Null for an open session.';

create function public.record_payment_fact(
  occurred_at timestamptz, object jsonb, source public.fact_source, event_type text default null, event_id text default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  kind text := object ->> 'object';
  fact_type text := coalesce(event_type, private.event_type_of(object));
  payment_intent_id text := private.payment_intent_of(object);
  sale public.purchases;
  version_before integer;
  result text;
begin
  if kind = 'checkout.session' or (kind in ('refund', 'dispute') and payment_intent_id is not null) then
    perform private.lock_payment(payment_intent_id);
    select * into sale from public.purchases where id = private.purchase_id_of(object);
    perform private.lock_checkout(sale.buyer_key, sale.lesson_id);
    perform private.set_cause(fact_type, source);
    -- Read again: the row may have changed while this transaction waited for its turn.
    select * into sale from public.purchases where id = sale.id;
    version_before := sale.version;
    if private.merge_fact(fact_type, occurred_at, object, sale.id) then
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
    insert into private.payment_events (event_id, event_type, source, object_id, occurred_at, outcome, purchase_id)
    values (
      record_payment_fact.event_id, fact_type, record_payment_fact.source, object ->> 'id',
      record_payment_fact.occurred_at, result, sale.id
    )
    on conflict on constraint payment_events_event_id_unique do nothing;
  end if;
  return jsonb_build_object('outcome', result, 'purchaseId', sale.id, 'status', sale.status)
    || case when private.has_duplicate(sale) then '{"duplicate": true}' else '{}' end::jsonb;
end
$$;
comment on function public.record_payment_fact is
  'One transaction: merge the fact, project the purchase, append timeline and earnings (triggers), log the event. event_type and event_id are null for answers of Stripe''s API.';

revoke execute on function public.record_payment_fact from public, anon, authenticated;
grant execute on function public.record_payment_fact to service_role;
grant execute on function private.lock_payment, private.lock_checkout, private.purchase_id_of, private.merge_fact, private.event_type_of
  to service_role;
