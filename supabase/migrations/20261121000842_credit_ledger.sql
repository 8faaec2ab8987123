-- The credit ledger: append-only double entry. The entries of one transaction sum to zero.

create type private.credit_account_kind as enum ('member', 'sold', 'spent', 'granted', 'reversed');
create type private.credit_transaction_kind as enum (
  'bought', 'spent', 'undone', 'returned', 'reversed', 'restored', 'granted', 'withdrawn', 'closed'
);
comment on type private.credit_transaction_kind is
  'bought: a pack was paid. spent: a lesson opened. undone, returned: its credits came back, by the member or by a '
  'refund. reversed, restored: a refund or dispute of a pack took credits or gave them back. granted, withdrawn: by an '
  'operator. closed: the account was deleted.';

create table private.credit_accounts (
  id uuid primary key default gen_random_uuid(),
  kind private.credit_account_kind not null,
  buyer_key uuid,
  balance bigint,
  constraint credit_accounts_buyer_key_unique unique (buyer_key),
  constraint credit_accounts_member_has_key check ((kind = 'member') = (buyer_key is not null)),
  constraint credit_accounts_member_has_balance check ((kind = 'member') = (balance is not null))
);
alter table private.credit_accounts enable row level security;
create unique index credit_accounts_one_of_the_shop_idx on private.credit_accounts (kind) where kind <> 'member';
create index credit_accounts_owing_idx on private.credit_accounts (balance) where balance < 0;

create table private.credit_transactions (
  id bigint generated always as identity primary key,
  kind private.credit_transaction_kind not null,
  idempotency_key text not null,
  purchase_id uuid references public.purchases (id) on delete restrict,
  actor_id uuid references public.profiles (id) on delete set null,
  reason text,
  created_at timestamptz not null default now(),
  constraint credit_transactions_idempotency_key_unique unique (idempotency_key),
  constraint credit_transactions_reason_length check (char_length(reason) between 1 and 500)
);
alter table private.credit_transactions enable row level security;
create index credit_transactions_purchase_id_idx on private.credit_transactions (purchase_id);
create index credit_transactions_actor_id_idx on private.credit_transactions (actor_id);

create table private.credit_entries (
  transaction_id bigint not null references private.credit_transactions (id) on delete restrict,
  account_id uuid not null references private.credit_accounts (id) on delete restrict,
  amount bigint not null,
  balance_after bigint,
  constraint credit_entries_pkey primary key (transaction_id, account_id),
  constraint credit_entries_amount_not_zero check (amount <> 0)
);
alter table private.credit_entries enable row level security;
create index credit_entries_account_idx on private.credit_entries (account_id, transaction_id desc);

comment on table private.credit_accounts is
  'One per member, and the shop''s own. A member''s balance equals the sum of the entries; below zero it is owed.';
comment on column private.credit_accounts.buyer_key is 'As in purchases: it stays when the account is deleted.';
comment on column private.credit_accounts.balance is
  'Kept for members alone: the shop''s accounts would make all transactions wait for each other. Read by get_member, '
  'get_credit_summary, redeem_lesson and list_pack_refunds.';
comment on column private.credit_transactions.reason is 'Written by an operator, for a grant or its withdrawal.';
comment on column private.credit_entries.balance_after is
  'The member''s balance after this entry. Read by list_credit_history.';

insert into private.credit_accounts (kind) values ('sold'), ('spent'), ('granted'), ('reversed');

create function private.post_credit_entry() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.credit_accounts set balance = balance + new.amount
  where id = new.account_id and kind = 'member' -- the shop's rows stay unlocked
  returning balance into new.balance_after;
  return new;
end
$$;
comment on function private.post_credit_entry is
  'Trigger: a balance changes with its entries alone. Security definer: no role may update a balance.';
create trigger post_credit_entry before insert on private.credit_entries
  for each row execute function private.post_credit_entry();

create function private.require_balanced_transaction() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (select sum(amount) from private.credit_entries where transaction_id = new.transaction_id) <> 0 then
    raise exception 'the entries of a credit transaction must sum to zero'
      using errcode = 'check_violation', constraint = 'credit_entries_sum_to_zero';
  end if;
  return null;
end
$$;
comment on function private.require_balanced_transaction is 'Trigger, at commit: double entry.';
create constraint trigger credit_entries_sum_to_zero after insert on private.credit_entries
  deferrable initially deferred for each row execute function private.require_balanced_transaction();

create function private.refuse_ledger_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'the credit ledger is append-only'
    using errcode = 'check_violation', constraint = 'credit_ledger_append_only';
end
$$;
comment on function private.refuse_ledger_change is 'Trigger: ledger rows are never changed or deleted, by no role.';
create trigger refuse_ledger_change before update or delete or truncate on private.credit_entries
  for each statement execute function private.refuse_ledger_change();
create trigger refuse_ledger_change before delete or truncate on private.credit_accounts
  for each statement execute function private.refuse_ledger_change();
create trigger refuse_ledger_change before delete or truncate on private.credit_transactions
  for each statement execute function private.refuse_ledger_change();
create trigger refuse_changed_transaction before update on private.credit_transactions
  for each row when ( -- the operator's account may go
    (old.id, old.kind, old.idempotency_key, old.purchase_id, old.reason, old.created_at)
      is distinct from (new.id, new.kind, new.idempotency_key, new.purchase_id, new.reason, new.created_at)
    or new.actor_id is not null and new.actor_id is distinct from old.actor_id
  ) execute function private.refuse_ledger_change();
create trigger refuse_balance_without_entries before insert on private.credit_accounts
  for each row when (new.balance <> 0) execute function private.refuse_ledger_change();

revoke all on private.credit_accounts, private.credit_transactions, private.credit_entries
  from anon, authenticated, service_role;
grant usage on type private.credit_account_kind, private.credit_transaction_kind to service_role;
grant select, insert on private.credit_accounts, private.credit_transactions, private.credit_entries to service_role;
