-- Refunds of packs: the unspent part goes back to the member who asks, at the price of its lot.

create function private.requested_minor(purchase_id uuid) returns bigint
language sql stable set search_path = '' as $$
  select coalesce(sum(request.amount_minor), 0)::bigint from private.refund_requests as request
  where request.purchase_id = requested_minor.purchase_id and request.state = 'open' and not request.automatic
$$;
comment on function private.requested_minor is
  'What the shop has requested to be refunded and Stripe has not confirmed, in minor units.';

create function private.pack_refund(sale public.purchases, spare bigint) returns table (credits bigint, minor bigint)
language sql stable set search_path = '' as $$
  select lot.credits * (back + offer.minor) / lot.price_minor - lot.removed, offer.minor
  from private.credit_lots as lot,
    lateral (select private.requested_minor(sale.id) as requested) as pending,
    lateral (select sale.refunded_minor + requested as back,
      lot.removed + greatest(least(lot.credits - lot.spent - lot.removed, spare), 0) as most_removed,
      (select coalesce(sum(part.value_minor), 0) from private.credit_spendings as part
        where part.lot_id = lot.id and not part.is_released)::bigint as spent_minor) as parts,
    -- Never above what private.refundable leaves after requested: lot.price_minor is what the pack's one settled
    -- session took, so that price - refunded - requested is just that, and spent_minor is not below zero.
    lateral (select least(
      lot.price_minor - spent_minor, (lot.price_minor * (most_removed + 1) - 1) / lot.credits
    ) - back as minor) as offer
  where lot.purchase_id = sale.id and offer.minor > 0 and exists (select from private.refundable(sale))
$$;
comment on function private.pack_refund is
  'What a refund of a pack''s unspent part gives back, in minor units, and the credits that it takes: no more than '
  'spare, and never so many that the member owes. With what was spent from the lot it is at most its price. No row '
  'when there is nothing.';

create function private.may_request_refund(actor_id uuid, sale public.purchases, actor_aal text) returns boolean
language sql stable set search_path = '' as $$
  select private.may_refund(actor_id, sale, actor_aal)
    or coalesce(sale.kind = 'credits' and sale.user_id = actor_id, false)
$$;
comment on function private.may_request_refund is
  'Who may refund a sale, and buyers of packs, who get what private.pack_refund offers.';

create function private.refundable_by(actor_id uuid, sale public.purchases, actor_aal text)
returns table (minor bigint, currency text)
language sql stable set search_path = '' as $$
  select case
    when private.may_refund(actor_id, sale, actor_aal) then rest.minor
    else (select part.minor from private.pack_refund(sale, private.credit_balance(sale.buyer_key)) as part)
  end, rest.currency
  from private.refundable(sale) as rest
$$;
comment on function private.refundable_by is
  'What the actor may refund: operators any part of a pack, its buyer the unspent one. See private.refundable.';

create function private.own_pack_refunds(of_purchase_id uuid) returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('purchaseId', sale.id, 'title', sale.metadata ->> 'title', 'credits', part.credits,
    'amountMinor', part.minor, 'currency', sale.currency)
  from (
    select lot.purchase_id, lot.created_at, lot.id, account.balance - coalesce(
      sum(lot.credits - lot.spent - lot.removed) over (
        order by lot.created_at, lot.id rows between unbounded preceding and 1 preceding), 0
    )::bigint as spare
    from private.credit_accounts as account join private.credit_lots as lot on lot.account_id = account.id
    where account.buyer_key = (select auth.uid()) and lot.purchase_id is not null
      and lot.spent + lot.removed < lot.credits and not lot.blocked
  ) as unspent
    join public.purchases as sale on sale.id = unspent.purchase_id, private.pack_refund(sale, spare) as part
  where of_purchase_id is null or unspent.purchase_id = of_purchase_id
  order by unspent.created_at, unspent.id
$$;
comment on function private.own_pack_refunds is
  'See list_pack_refunds. Security definer: members have no rights on the lots.';

create function public.list_pack_refunds(of_purchase_id uuid default null) returns setof jsonb
language sql stable set search_path = '' as $$ select private.own_pack_refunds(of_purchase_id) $$;
comment on function public.list_pack_refunds is
  'What the signed-in member can have back of each pack, or of one, oldest first; together never more than their '
  'balance.';

revoke execute on function public.list_pack_refunds from public, anon, authenticated, service_role;
grant execute on function public.list_pack_refunds, private.own_pack_refunds to authenticated;
grant execute on function private.requested_minor, private.pack_refund, private.may_request_refund,
  private.refundable_by to service_role;
