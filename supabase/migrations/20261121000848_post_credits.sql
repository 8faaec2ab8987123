-- Posting to the credit ledger, under the lock of the member's credits.

create function private.lock_credits(buyer_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(buyer_id::text, 3));
end
$$;
comment on function private.lock_credits is
  'Serializes what happens to one member''s credits. Always taken after lock_payment and before lock_checkout, against '
  'deadlocks.';

create function private.require_credit_account(buyer_id uuid) returns uuid
language plpgsql set search_path = '' as $$
declare
  account_id uuid := (select id from private.credit_accounts where buyer_key = buyer_id);
begin
  if account_id is null then
    insert into private.credit_accounts (kind, buyer_key, balance) values ('member', buyer_id, 0)
    on conflict on constraint credit_accounts_buyer_key_unique do nothing;
    select id into strict account_id from private.credit_accounts where buyer_key = buyer_id;
  end if;
  return account_id;
end
$$;
comment on function private.require_credit_account is 'The id of the member''s account, made when it is first needed.';

create function private.credit_balance(buyer_id uuid) returns bigint
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select balance from private.credit_accounts where buyer_key = buyer_id), 0);
end
$$;
comment on function private.credit_balance is 'In credits; below zero the member owes them.';

create function private.post_credits(
  kind private.credit_transaction_kind, idempotency_key text, member_account_id uuid, amount bigint,
  counterpart private.credit_account_kind, purchase_id uuid default null, actor_id uuid default null,
  reason text default null
) returns bigint
language plpgsql set search_path = '' as $$
declare
  posting_id bigint;
begin
  insert into private.credit_transactions (kind, idempotency_key, purchase_id, actor_id, reason)
  values (post_credits.kind, post_credits.idempotency_key, post_credits.purchase_id, post_credits.actor_id,
    post_credits.reason)
  returning id into posting_id;
  insert into private.credit_entries (transaction_id, account_id, amount)
  select posting_id, member_account_id, post_credits.amount
  union all
  select posting_id, account.id, -post_credits.amount from private.credit_accounts as account
  where account.kind = counterpart;
  return posting_id;
end
$$;
comment on function private.post_credits is
  'Adds credits to a member''s account, or takes them (amount below zero), against one of the shop''s. Returns the id '
  'of the transaction. A key that was used before violates credit_transactions_idempotency_key_unique.';

grant execute on function private.lock_credits, private.require_credit_account, private.credit_balance,
  private.post_credits to service_role;
