-- A coupon's uses follow the statuses of its purchases.

create function private.lock_sales(creator_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(creator_id::text, 2));
  perform private.lock_all_earnings(creator_id);
end
$$;
comment on function private.lock_sales is
  'Serializes transactions that change several rows of one creator''s earnings, or uses of a coupon. Always taken '
  'after lock_checkout and before the first purchase is changed, against deadlocks.';

create function private.is_coupon_use(status public.purchase_status) returns boolean
language sql immutable parallel safe as $$
  select status not in ('failed', 'expired', 'cancelled', 'refunded')
$$;
comment on function private.is_coupon_use is
  'Whether a purchase with this status uses its coupon: reserved while it may be paid, kept while it is paid.';

create function private.count_coupon_use() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  change integer := private.is_coupon_use(new.status)::integer;
begin
  if tg_op = 'INSERT' then
    update public.coupons set uses = uses + change
    where id = new.coupon_id and (change = 0 or total_limit is null or uses < total_limit);
    if not found then
      raise exception 'the coupon has no use left' using errcode = 'check_violation',
        constraint = 'coupons_uses_within_limit', schema = 'public', table = 'coupons';
    end if;
  else
    change := change - private.is_coupon_use(old.status)::integer;
    update public.coupons set uses = uses + change where id = new.coupon_id and change <> 0;
  end if;
  return null;
end
$$;
comment on function private.count_coupon_use is
  'Trigger: a new purchase reserves a use, within the limit. Later its status decides alone: one that was given back '
  'counts again when its payment arrives after all, or its refund fails, even if the limit is reached by then. '
  'Security definer: no role may change the uses by itself.';
create trigger count_coupon_use_of_new after insert on public.purchases
  for each row when (new.coupon_id is not null) execute function private.count_coupon_use();
create trigger count_coupon_use after update of status on public.purchases
  for each row when (new.coupon_id is not null) execute function private.count_coupon_use();

create function private.person_uses(coupon_id uuid, buyer_key uuid, but_purchase_id uuid default null)
returns integer
language plpgsql stable set search_path = '' as $$
begin
  return (
    select count(*) from public.purchases as sale
    where sale.coupon_id = person_uses.coupon_id and sale.buyer_key = person_uses.buyer_key
      and private.is_coupon_use(sale.status) and sale.id is distinct from but_purchase_id
  );
end
$$;
comment on function private.person_uses is 'How many purchases of one buyer use the coupon now.';

grant execute on function private.lock_sales, private.is_coupon_use, private.person_uses to service_role;
