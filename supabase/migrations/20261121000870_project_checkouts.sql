-- All checkouts of one learner for one lesson are projected together: a fact of one can decide about another.

create function private.project_checkouts(sale public.purchases) returns void
language plpgsql set search_path = '' as $$
declare
  -- Whoever holds the access comes first: it must be given up before another row can have it.
  wanted uuid[] := array(
    select purchases.id from public.purchases
    where (purchases.id = sale.id or (purchases.buyer_key = sale.buyer_key and purchases.lesson_id = sale.lesson_id))
      and exists (select 1 from private.stripe_sessions where stripe_sessions.purchase_id = purchases.id)
    order by purchases.grants_access desc, purchases.id
  );
  purchase_id uuid;
  moves_to_another_day boolean := exists (
    select 1 from private.stripe_sessions as fact
    where fact.purchase_id = sale.id and sale.paid_minor > 0
      and (fact.settled_at at time zone 'utc')::date < (sale.purchase_date at time zone 'utc')::date
  );
begin
  if cardinality(wanted) > 1 or moves_to_another_day then
    -- Several days of one creator's earnings may change: one such transaction at a time.
    perform pg_advisory_xact_lock(hashtextextended(sale.creator_id::text, 2));
  end if;
  foreach purchase_id in array wanted loop
    perform private.project_purchase(purchase_id);
  end loop;
end
$$;
comment on function private.project_checkouts is 'Projects every checkout of this learner for this lesson: a fact of one can decide about another.';

create function private.has_duplicate(sale public.purchases) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from public.purchases where buyer_key = sale.buyer_key and lesson_id = sale.lesson_id
      and status = 'review' and error_code = 'duplicate_payment' and paid_minor > 0
  )
$$;
comment on function private.has_duplicate is 'Is a second payment of this learner for this lesson waiting to be sent back? It need not be the one that was just told of.';

grant execute on function private.project_checkouts, private.has_duplicate to service_role;
