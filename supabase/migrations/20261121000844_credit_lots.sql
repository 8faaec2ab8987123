-- Lots: credits bought or granted at once, with their price. Spending consumes lots, credit by credit.

create function private.count_serials(serials int8multirange) returns integer
language plpgsql immutable parallel safe as $$
begin
  return coalesce((select sum(upper(part) - lower(part)) from unnest(serials) as part), 0)::integer;
end
$$;
comment on function private.count_serials is 'How many credits a set of serial numbers holds.';

create table private.credit_lots (
  id bigint generated always as identity primary key,
  account_id uuid not null references private.credit_accounts (id) on delete restrict,
  purchase_id uuid references public.purchases (id) on delete restrict,
  transaction_id bigint not null references private.credit_transactions (id) on delete restrict,
  credits integer not null,
  price_minor bigint not null,
  unspent int8multirange not null,
  spent integer not null generated always as (credits - private.count_serials(unspent)) stored,
  removed integer not null default 0,
  blocked boolean not null default false,
  closed boolean not null default false,
  created_at timestamptz not null,
  constraint credit_lots_purchase_id_unique unique (purchase_id),
  constraint credit_lots_transaction_id_unique unique (transaction_id),
  constraint credit_lots_credits_range check (credits between 1 and 1 << 24),
  constraint credit_lots_price_not_negative check (price_minor >= 0),
  constraint credit_lots_unspent_of_lot check (unspent <@ int8range(id << 24, (id << 24) + credits)),
  constraint credit_lots_removed_range check (removed between 0 and credits)
);
alter table private.credit_lots enable row level security;
create index credit_lots_grants_idx on private.credit_lots (id) where purchase_id is null;
create index credit_lots_account_idx on private.credit_lots (account_id, created_at);
create index credit_lots_unspent_idx on private.credit_lots (account_id, (purchase_id is not null), created_at, id)
  where spent + removed < credits and not blocked;

create table private.credit_spendings (
  id bigint generated always as identity primary key,
  lot_id bigint not null references private.credit_lots (id) on delete restrict,
  purchase_id uuid not null references public.purchases (id) on delete restrict deferrable initially deferred,
  serials int8range not null,
  value_minor bigint not null,
  is_released boolean not null default false,
  constraint credit_spendings_serials_not_empty check (not isempty(serials)),
  constraint credit_spendings_serials_of_lot check (serials <@ int8range(lot_id << 24, (lot_id + 1) << 24)),
  constraint credit_spendings_value_not_negative check (value_minor >= 0),
  constraint credit_spendings_no_credit_twice exclude using gist (serials with &&) where (not is_released)
);
alter table private.credit_spendings enable row level security;
create index credit_spendings_lot_id_idx on private.credit_spendings (lot_id);
create index credit_spendings_purchase_id_idx on private.credit_spendings (purchase_id);

comment on table private.credit_lots is
  'One per paid pack or grant (purchase_id is null). What is left follows the spendings and the purchase''s facts.';
comment on column private.credit_lots.transaction_id is 'The posting that brought the credits.';
comment on column private.credit_lots.price_minor is
  'What was paid for it, in minor units of the credit currency; of a grant the face value.';
comment on column private.credit_lots.unspent is
  'Kept by the trigger on credit_spendings. This, spent, removed and blocked are read by redeem_lesson, '
  'list_pack_refunds and get_credit_stats.';
comment on column private.credit_lots.removed is
  'Taken by refunds and disputes. spent + removed beyond credits is owed by the member.';
comment on column private.credit_lots.blocked is
  'A dispute blocks the payment: nothing is spent from the lot, and the lessons opened from it are closed.';
comment on column private.credit_lots.closed is 'The account was deleted: what is unspent, now or later, has ended.';
comment on table private.credit_spendings is 'Which credits of which lots a purchase consumed.';
comment on column private.credit_spendings.serials is
  'Every credit has a serial number, lot_id * 2^24 + its place in the lot: the exclusion constraint makes spending one '
  'twice impossible.';
comment on column private.credit_spendings.value_minor is 'What was paid for these credits.';

create function private.number_credits() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.unspent := int8multirange(int8range(new.id << 24, (new.id << 24) + new.credits));
  return new;
end
$$;
comment on function private.number_credits is 'Trigger: gives a new lot''s credits their serial numbers.';
create trigger number_credits before insert on private.credit_lots
  for each row execute function private.number_credits();

create function private.move_serials() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.is_released then
    update private.credit_lots set unspent = unspent + int8multirange(new.serials) where id = new.lot_id;
  else
    update private.credit_lots set unspent = unspent - int8multirange(new.serials) where id = new.lot_id;
  end if;
  return null;
end
$$;
comment on function private.move_serials is
  'Trigger: a lot''s unspent credits follow its spendings. Security definer: no role may change them by itself.';
create trigger move_serials after insert on private.credit_spendings
  for each row execute function private.move_serials();
create trigger move_released_serials after update of is_released on private.credit_spendings
  for each row when (new.is_released and not old.is_released) execute function private.move_serials();

create trigger refuse_ledger_change before delete or truncate on private.credit_lots
  for each statement execute function private.refuse_ledger_change();
create trigger refuse_ledger_change before delete or truncate on private.credit_spendings
  for each statement execute function private.refuse_ledger_change();

revoke all on private.credit_lots, private.credit_spendings from anon, authenticated, service_role;
grant select, insert, update (removed, blocked, closed) on private.credit_lots to service_role;
grant select, insert, update (is_released) on private.credit_spendings to service_role;
grant execute on function private.count_serials to service_role;
