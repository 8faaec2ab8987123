-- Keeps the rollups in line with purchases and their facts, in the same transaction.

create function private.replace_earnings(before public.purchases, sale public.purchases) returns void
language plpgsql set search_path = '' as $$
declare
  shard integer := abs(hashtext(sale.id::text) % 4);
  is_reversed boolean := sale.refunded_amount + sale.disputed_amount > 0
    or coalesce(before.refunded_amount + before.disputed_amount > 0, false);
  changes private.earnings_change[];
begin
  perform private.lock_earnings(sale.creator_id, shard);
  changes := private.earnings_of(before, -1);
  if is_reversed then
    perform private.refresh_reversals(sale);
  end if;
  changes := changes || private.earnings_of(sale, 1);
  if cardinality(changes) > 0 then
    perform private.roll_up(sale, shard, changes);
  end if;
end
$$;
comment on function private.replace_earnings is
  'Replaces what a purchase contributed before by what it contributes now.';

create function private.sync_earnings() returns trigger
language plpgsql set search_path = '' as $$
declare
  before public.purchases;
begin
  if tg_op = 'UPDATE' then
    if (old.status, old.purchase_date, old.paid_amount, old.refunded_amount, old.disputed_amount, old.error_code,
        old.stripe_session_id)
      is not distinct from
      (new.status, new.purchase_date, new.paid_amount, new.refunded_amount, new.disputed_amount, new.error_code,
        new.stripe_session_id) then
      return null;
    end if;
    before := old;
  end if;
  if new.kind = 'lesson' and (private.has_earned(before) or private.has_earned(new)
    or (before.stripe_session_id is null) <> (new.stripe_session_id is null)) then
    perform private.replace_earnings(before, new);
  end if;
  return null;
end
$$;
comment on function private.sync_earnings is 'Trigger: a purchase changed, and with it what it contributes.';
create trigger sync_earnings
  after insert or update of status, purchase_date, paid_amount, refunded_amount, disputed_amount, error_code,
    stripe_session_id
  on public.purchases
  for each row execute function private.sync_earnings();

create function private.redate_reversals(purchase_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
begin
  select * into strict sale from public.purchases where id = purchase_id;
  if array(select reversal from private.reversals_by_day(sale) as reversal order by reversal.fact_id)
    is distinct from array(select reversal from public.sale_reversals as reversal
      where reversal.purchase_id = sale.id order by reversal.fact_id) then
    perform private.replace_earnings(sale, sale);
  end if;
end
$$;
comment on function private.redate_reversals is
  'A fact can move a reversal to another day, or between two, while the purchase stays as it is.';

grant execute on function private.replace_earnings, private.redate_reversals to service_role;
