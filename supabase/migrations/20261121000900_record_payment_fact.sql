-- Records a Stripe object. Webhook, success page, checkout, refunds and reconciler all use it.

create function public.record_payment_fact(
  occurred_at timestamptz, object jsonb, source public.fact_source, event_type text default null,
  event_id text default null
) returns jsonb
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
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
    perform private.lock_sale(sale);
    perform private.set_cause(fact_type, source);
    -- Read again: the row may have changed while this transaction waited for the locks.
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
  -- Every delivered event is logged; answers of Stripe's API only when they changed something.
  if event_id is not null or result = 'recorded' then
    insert into private.payment_events (event_id, event_type, source, object_id, occurred_at, outcome, purchase_id)
    values (
      record_payment_fact.event_id, fact_type, record_payment_fact.source, object ->> 'id',
      record_payment_fact.occurred_at, result, sale.id
    )
    on conflict on constraint payment_events_event_id_unique do update set source = excluded.source
      where excluded.source = 'webhook' and payment_events.source <> 'webhook'; -- delivered after all
  end if;
  return jsonb_build_object('outcome', result, 'purchaseId', sale.id, 'status', sale.status)
    || case when private.has_duplicate(sale) then '{"duplicate": true}' else '{}' end::jsonb;
end
$$;
comment on function public.record_payment_fact is
  'Merges a Stripe object, projects its purchase and logs the event in one transaction. event_id is null for '
  'answers of Stripe''s API.';

revoke execute on function public.record_payment_fact from public, anon, authenticated;
grant execute on function public.record_payment_fact to service_role;
