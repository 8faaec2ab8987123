-- Packs and the lessons opened from them, as the page of one purchase shows them.

create function private.lot_of(purchase_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'credits', lot.credits, 'spent', lot.spent, 'removed', lot.removed, 'blocked', lot.blocked,
    'unspent', greatest(lot.credits - lot.spent - lot.removed, 0),
    'owed', greatest(lot.spent + lot.removed - lot.credits, 0)
  )
  from private.credit_lots as lot where lot.purchase_id = lot_of.purchase_id
$$;
comment on function private.lot_of is
  'The credits of a paid pack as JSON. owed: taken by refunds and disputes after they were spent, whether settled '
  'since or not. Null before it is paid.';

create function private.openings_of(pack_purchase_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'purchaseId', opening.id, 'title', opening.metadata ->> 'title', 'slug', opening.metadata ->> 'slug',
    'status', opening.status, 'credits', parts.credits
  ) order by parts.last_id desc), '[]')
  from (
    select part.purchase_id, sum(upper(part.serials) - lower(part.serials)) as credits, max(part.id) as last_id
    from private.credit_lots as lot join private.credit_spendings as part on part.lot_id = lot.id
    where lot.purchase_id = pack_purchase_id and not part.is_released
    group by part.purchase_id order by last_id desc limit 50
  ) as parts join public.purchases as opening on opening.id = parts.purchase_id
$$;
comment on function private.openings_of is
  'The lessons that stand opened from a pack as JSON, newest first, at most 50; credits are those of this pack.';

create function private.sources_of(purchase_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'purchaseId', lot.purchase_id, 'title', coalesce(pack.metadata ->> 'pack', pack.metadata ->> 'title'),
    'credits', parts.credits, 'blocked', lot.blocked
  ) order by parts.first_id), '[]')
  from (
    select part.lot_id, sum(upper(part.serials) - lower(part.serials)) as credits, min(part.id) as first_id
    from private.credit_spendings as part
    where part.purchase_id = sources_of.purchase_id and not part.is_released
    group by part.lot_id
  ) as parts join private.credit_lots as lot on lot.id = parts.lot_id
    left join public.purchases as pack on pack.id = lot.purchase_id
$$;
comment on function private.sources_of is
  'The packs and grants (purchaseId null) that a lesson was opened from as JSON; none once its credits are back.';

create function private.credits_state_of(sale public.purchases) returns text
language sql stable set search_path = '' as $$
  select case
    when sale.status = 'refunded' then 'returned'
    -- Only a lost dispute takes spent credits too; one that is open takes what is unspent.
    when bool_or(lot.blocked and lot.removed = lot.credits) then 'lost'
    when bool_or(lot.blocked) then 'held'
    else 'kept'
  end
  from private.credit_spendings as part join private.credit_lots as lot on lot.id = part.lot_id
  where part.purchase_id = sale.id and not part.is_released
$$;
comment on function private.credits_state_of is
  'Of a lesson opened with credits: kept; held or lost by a dispute of a pack that paid for it; returned.';

create function private.credit_details(sale public.purchases, role text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('kind', sale.kind, 'credits', sale.credits) || case
    when sale.kind = 'credits' then jsonb_build_object(
      'packName', sale.metadata ->> 'pack', 'packId', sale.pack_id, 'lessonId', sale.metadata -> 'lessonId',
      'lot', private.lot_of(sale.id), 'openings', private.openings_of(sale.id)
    )
    else jsonb_build_object(
      'creditsState', case when sale.paid_with = 'credits' then private.credits_state_of(sale) end
    ) || case when role = 'creator' then '{}' else jsonb_build_object('sources', private.sources_of(sale.id)) end
  end
$$;
comment on function private.credit_details is
  'What get_purchase_details says about credits. Creators do not see which packs their buyers have.';

grant execute on function private.lot_of, private.openings_of, private.sources_of, private.credits_state_of,
  private.credit_details to service_role;
