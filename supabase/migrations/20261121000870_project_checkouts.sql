-- All checkouts of one buyer for one lesson are projected together: a fact of one can decide another.

create function private.project_checkouts(sale public.purchases) returns void
language plpgsql set search_path = '' as $$
declare
  wanted uuid[];
  has_coupon boolean;
  purchase_id uuid;
begin
  -- The row with access first: it must lose it before another row can get it.
  select coalesce(array_agg(purchases.id order by purchases.grants_access desc, purchases.id), '{}'),
    bool_or(purchases.coupon_id is not null)
  into wanted, has_coupon
  from public.purchases
  where (purchases.id = sale.id or (purchases.buyer_key = sale.buyer_key and purchases.lesson_id = sale.lesson_id))
    and exists (select 1 from private.stripe_sessions where stripe_sessions.purchase_id = purchases.id);
  if cardinality(wanted) > 1 or has_coupon then
    -- Several rows of one creator's earnings may change, or uses of a coupon.
    perform private.lock_sales(sale.creator_id);
  end if;
  foreach purchase_id in array wanted loop
    perform private.project_purchase(purchase_id);
  end loop;
end
$$;
comment on function private.project_checkouts is
  'Projects every checkout of the buyer for the lesson, because a fact of one can decide another.';

grant execute on function private.project_checkouts to service_role;
