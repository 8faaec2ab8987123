-- Lots come and are consumed.

create function private.credits_value(lot private.credit_lots, places integer) returns bigint
language sql immutable as $$
  select (2 * lot.price_minor * places + lot.credits) / (2 * lot.credits)
$$;
comment on function private.credits_value is
  'What the first credits of a lot cost, rounded to the minor unit: as a difference of two, the parts of a lot always '
  'add up to its price.';

create function private.insert_lot(
  account_id uuid, purchase_id uuid, transaction_id bigint, credits integer, price_minor bigint, created_at timestamptz
) returns bigint
language sql set search_path = '' as $$
  insert into private.credit_lots (account_id, purchase_id, transaction_id, credits, price_minor, created_at)
  values (insert_lot.account_id, insert_lot.purchase_id, insert_lot.transaction_id, insert_lot.credits,
    insert_lot.price_minor, insert_lot.created_at)
  returning id
$$;
comment on function private.insert_lot is 'A new lot, of a pack or (purchase_id null) a grant. Returns its id.';

create function private.spend_lot(lot private.credit_lots, buying_purchase_id uuid, credits bigint) returns void
language plpgsql set search_path = '' as $$
begin
  insert into private.credit_spendings (lot_id, purchase_id, serials, value_minor)
  select lot.id, buying_purchase_id, int8range(first, last),
    private.credits_value(lot, (last - (lot.id << 24))::integer)
      - private.credits_value(lot, (first - (lot.id << 24))::integer)
  from (
    select lower(gap) as first,
      least(upper(gap), lower(gap) + spend_lot.credits
        - coalesce(sum(upper(gap) - lower(gap)) over (order by gap rows between unbounded preceding and 1 preceding), 0)
      )::bigint as last
    from unnest(lot.unspent) as gap
  ) as part
  where first < last;
end
$$;
comment on function private.spend_lot is 'Consumes credits of one lot, those with the lowest serial numbers first.';

create function private.spend_credits(account_id uuid, purchase_id uuid, credits bigint) returns bigint
language plpgsql set search_path = '' as $$
declare
  lot private.credit_lots;
  missing bigint := credits;
  part bigint;
begin
  for lot in select * from private.credit_lots as lots
    where lots.account_id = spend_credits.account_id and lots.spent + lots.removed < lots.credits and not lots.blocked
    order by lots.purchase_id is not null, lots.created_at, lots.id loop
    part := least(lot.credits - lot.spent - lot.removed, missing);
    perform private.spend_lot(lot, purchase_id, part);
    missing := missing - part;
    exit when missing = 0;
  end loop;
  if missing > 0 then
    raise exception 'the lots hold fewer credits than the balance says' using errcode = 'data_corrupted';
  end if;
  return (select sum(value_minor) from private.credit_spendings as spending
    where spending.purchase_id = spend_credits.purchase_id);
end
$$;
comment on function private.spend_credits is
  'Consumes credits, of grants first, then of the oldest lot. Returns what was paid for them, in minor units.';

grant execute on function private.credits_value, private.insert_lot, private.spend_lot, private.spend_credits
  to service_role;
