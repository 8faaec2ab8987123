-- The ledger's health, for `npm run doctor` and operators.

create function public.list_ledger_problems() returns table (problem text, id text)
language sql stable set search_path = '' set statement_timeout = '60s' as $$
  select 'unbalanced_transaction', entry.transaction_id::text
  from private.credit_entries as entry
  group by entry.transaction_id having sum(entry.amount) <> 0 or count(*) < 2
  union all
  select case when account.balance <> posted.credits then 'balance_differs_from_entries'
    else 'balance_differs_from_lots' end, account.buyer_key::text
  from private.credit_accounts as account
    left join lateral (select coalesce(sum(entry.amount), 0) as credits
      from private.credit_entries as entry where entry.account_id = account.id) as posted on true
    left join lateral (select coalesce(sum(lot.credits - lot.spent - lot.removed), 0) as credits
      from private.credit_lots as lot where lot.account_id = account.id) as held on true
  where account.kind = 'member' and (account.balance, account.balance) <> (posted.credits, held.credits)
  union all
  select 'lot_differs_from_spendings', lot.id::text
  from private.credit_lots as lot left join private.credit_spendings as part
    on part.lot_id = lot.id and not part.is_released
  group by lot.id having lot.spent <> coalesce(sum(upper(part.serials) - lower(part.serials)), 0)
  union all
  select 'opening_differs_from_spendings', sale.id::text
  from public.purchases as sale left join private.credit_spendings as part on part.purchase_id = sale.id
  where sale.paid_with = 'credits'
  group by sale.id
  having sale.credits <> coalesce(sum(upper(part.serials) - lower(part.serials)), 0)
    or sale.amount_minor <> coalesce(sum(part.value_minor), 0)
    or bool_and(part.is_released) is distinct from (sale.status = 'refunded')
  union all
  select 'paid_pack_without_lot', sale.id::text
  from public.purchases as sale
  where sale.kind = 'credits' and sale.paid_minor > 0 and sale.error_code is null
    and not exists (select 1 from private.credit_lots as lot where lot.purchase_id = sale.id)
  limit 100
$$;
comment on function public.list_ledger_problems is
  'What contradicts itself in the credit ledger, at most 100; no row when it balances. id: of a transaction, a member, '
  'a lot or a purchase. Reads the whole ledger.';

revoke execute on function public.list_ledger_problems from public, anon, authenticated;
grant execute on function public.list_ledger_problems to service_role;
