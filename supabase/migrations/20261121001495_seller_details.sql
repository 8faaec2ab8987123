-- What the seller of one lesson sees, beside what its buyer does: of the buyer the name alone.

create function private.shown_name(display_name text) returns text
language sql immutable strict parallel safe as $$
  select case when position('@' in normalize(display_name, nfkc)) = 0 then display_name end
$$;
comment on function private.shown_name is
  'A display name as creators see it. Null for one that may be an e-mail address, which they never see.';

create function private.seller_details(sale public.purchases, role text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'buyerName', (
      select private.shown_name(buyer.display_name) from public.profiles as buyer
      where buyer.id = sale.user_id and sale.is_sale
    ),
    'buyerDeleted', sale.user_id is null, 'feePercent', sale.fee_percentage,
    'timeZone', case when role = 'creator' then private.time_zone_of(sale.creator_id) else 'UTC' end
  )
$$;
comment on function private.seller_details is
  'See purchase_details. The times of a creator''s pages are in their zone.';

grant execute on function private.shown_name, private.seller_details to service_role;
