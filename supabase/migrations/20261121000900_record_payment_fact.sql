-- The one road on which anything Stripe says becomes a purchase's status: webhook, success page and checkout all call it.

create function private.lock_checkout(buyer uuid, lesson uuid) returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended(buyer::text || lesson::text, 0))
$$;
comment on function private.lock_checkout is 'One transaction at a time for one learner and one lesson. No-op without a buyer.';

create function private.our_purchase(object jsonb) returns public.purchases
language sql stable set search_path = '' as $$
  select purchases.* from public.purchases
  where object ->> 'object' = 'checkout.session'
    and object ->> 'payment_link' is null
    and purchases.id = case
      when object #>> '{metadata,purchase_id}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then (object #>> '{metadata,purchase_id}')::uuid
    end
$$;
comment on function private.our_purchase is 'Only our own metadata links a session to a purchase: customers can set client_reference_id, and cannot set metadata.';

create function public.record_payment_fact(event_type text, occurred_at timestamptz, object jsonb, event_id text default null)
returns jsonb
language plpgsql set search_path = '' as $$
declare
  sale public.purchases := private.our_purchase(object);
  version_before integer;
  result text := 'foreign';
begin
  if sale.id is not null then
    perform private.lock_checkout(sale.user_id, sale.lesson_id);
    perform set_config('lectern.cause', event_type, true);
    -- Read again: the version may have moved while this transaction waited for its turn.
    select version into version_before from public.purchases where id = sale.id for update;
    perform private.merge_session(event_type, occurred_at, object, sale.id);
    perform private.project_checkouts(sale);
    select * into sale from public.purchases where id = sale.id;
    result := case when sale.version = version_before then 'unchanged' else 'recorded' end;
  elsif object ->> 'object' is distinct from 'checkout.session' then
    result := 'ignored';
  end if;
  -- An answer of Stripe's API that said nothing new is not worth a row; a delivered event always is.
  if event_id is not null or result <> 'unchanged' then
    insert into private.payment_events (event_id, event_type, object_id, occurred_at, outcome, purchase_id)
    values (
      record_payment_fact.event_id, record_payment_fact.event_type, object ->> 'id', record_payment_fact.occurred_at, result, sale.id
    )
    on conflict on constraint payment_events_event_id_unique do nothing;
  end if;
  return jsonb_build_object('outcome', result, 'purchaseId', sale.id, 'status', sale.status);
end
$$;
comment on function public.record_payment_fact is
  'One transaction: merge the fact, project the purchase, append timeline and earnings (triggers), log the event. event_id is null for answers of Stripe''s API.';

revoke execute on function public.record_payment_fact from public, anon, authenticated;
grant execute on function public.record_payment_fact to service_role;
grant execute on function private.lock_checkout, private.our_purchase to service_role;
