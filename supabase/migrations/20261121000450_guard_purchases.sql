-- The terms of a purchase are immutable for every role.

create function private.guard_purchase() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- Generated columns are still null in a before trigger and would make every row look changed.
  new.list_price := old.list_price;
  new.list_price_minor := old.list_price_minor;
  new.discount_minor := old.discount_minor;
  new.amount_minor := old.amount_minor;
  new.paid_minor := old.paid_minor;
  new.refunded_minor := old.refunded_minor;
  new.disputed_minor := old.disputed_minor;
  new.grants_access := old.grants_access;
  new.is_sale := old.is_sale;
  new.item_id := old.item_id;
  if new is not distinct from old then
    return null;
  end if;
  if (new.id, new.buyer_key, new.kind, new.paid_with, new.lesson_id, new.creator_id, new.pack_id, new.credits,
      new.amount, new.discount, new.coupon_id, new.coupon_code, new.platform_fee, new.fee_percentage,
      new.currency, new.livemode, new.created_at)
    is distinct from
    (old.id, old.buyer_key, old.kind, old.paid_with, old.lesson_id, old.creator_id, old.pack_id, old.credits,
      old.amount, old.discount, old.coupon_id, old.coupon_code, old.platform_fee, old.fee_percentage,
      old.currency, old.livemode, old.created_at)
    or (new.user_id is distinct from old.user_id and new.user_id is not null) then
    raise exception 'the terms of a purchase are immutable' using errcode = 'check_violation';
  end if;
  if new.user_id is null then
    -- Personal data goes; return URLs may contain some.
    new.metadata := new.metadata - '{customerEmail,successUrl,cancelUrl}'::text[];
    new.buyer_deleted_at := coalesce(old.buyer_deleted_at, now());
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end
$$;
comment on function private.guard_purchase is
  'Trigger: terms of a purchase are immutable (check_violation), versions are counted, writes that change nothing '
  'are dropped.';
create trigger guard_purchase before update on public.purchases
  for each row execute function private.guard_purchase();
