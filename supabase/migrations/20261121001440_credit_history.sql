-- What members see of their credits.

create function private.own_credits() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'balance', greatest(balance, 0), 'owed', greatest(-balance, 0), 'currency', private.credit_currency(),
      'frozen', (
        select coalesce(sum(private.frozen_credits(lot, sale)), 0)
        from private.credit_accounts as account
          join private.credit_lots as lot on lot.account_id = account.id
          join public.purchases as sale on sale.id = lot.purchase_id
        where account.buyer_key = (select auth.uid()) and lot.blocked and not lot.closed
      )
    )
    from private.credit_balance((select auth.uid())) as balance
  );
end
$$;
comment on function private.own_credits is
  'See get_member. Security definer: members have no rights on the ledger.';

create function private.own_credit_history(before_id bigint, max_rows integer) returns setof jsonb
-- In the order of the index, however few entries the planner expects of an account.
language sql stable security definer set search_path = '' set enable_bitmapscan = off set enable_sort = off as $$
  select jsonb_build_object('id', posting.id, 'kind', posting.kind, 'credits', entry.amount,
    'balanceAfter', entry.balance_after, 'at', posting.created_at, 'purchaseId', posting.purchase_id,
    'title', sale.metadata -> 'title', 'lessonId', sale.lesson_id, 'reason', posting.reason)
  from private.credit_entries as entry
    join private.credit_transactions as posting on posting.id = entry.transaction_id
    left join public.purchases as sale on sale.id = posting.purchase_id
  where entry.account_id = (select id from private.credit_accounts where buyer_key = (select auth.uid()))
    and entry.transaction_id < coalesce(before_id, 9223372036854775807)
  order by entry.transaction_id desc limit least(max_rows, 500)
$$;
comment on function private.own_credit_history is
  'See list_credit_history. Security definer: members have no rights on the ledger.';

create function public.list_credit_history(before_id bigint default null, max_rows integer default 21)
returns setof jsonb
language sql stable set search_path = '' as $$ select private.own_credit_history(before_id, max_rows) $$;
comment on function public.list_credit_history is
  'The signed-in member''s ledger entries, newest first, from before the id that is given, at most 500.';

create function private.own_credit_stats() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'paidMinor', coalesce(sum(sale.paid_minor), 0),
      'reversedMinor', coalesce(sum(back.minor), 0),
      'totalSpentMinor', coalesce(sum(sale.paid_minor - back.minor), 0),
      'currency', private.credit_currency(),
      'creditsPurchased', coalesce(sum(lot.credits) filter (where sale.id is not null), 0),
      'creditsGranted', coalesce(sum(lot.credits - lot.removed) filter (where sale.id is null), 0),
      'creditsSpent', coalesce(sum(lot.spent), 0),
      'creditsReversed', coalesce(sum(lot.removed) filter (where sale.id is not null), 0),
      'completedPayments', count(sale.id)
    )
    from private.credit_accounts as account
      left join private.credit_lots as lot on lot.account_id = account.id
      left join public.purchases as sale on sale.id = lot.purchase_id,
      -- The credits of a refund go when it is requested.
      lateral (select least(
        sale.paid_minor, sale.refunded_minor + sale.disputed_minor + private.requested_minor(sale.id)
      ) as minor) as back
    where account.buyer_key = (select auth.uid())
  );
end
$$;
comment on function private.own_credit_stats is
  'See get_credit_stats. Security definer: members have no rights on the lots.';

create function public.get_credit_stats() returns jsonb
language sql stable set search_path = '' as $$ select private.own_credit_stats() $$;
comment on function public.get_credit_stats is
  'The signed-in member''s sums. Money in minor units: paid for credits; reversed of it, by refunds (from their '
  'request on) and disputes (while they hold it); total_spent, the difference. Credits: purchased, granted (and not '
  'taken back), spent (and not returned), reversed with the money; purchased + granted - spent - reversed is the '
  'balance, or below zero what is owed. And how many payments.';

revoke execute on function public.list_credit_history, public.get_credit_stats
  from public, anon, authenticated, service_role;
grant execute on function public.list_credit_history, public.get_credit_stats to authenticated;
grant execute on function private.own_credits, private.own_credit_history, private.own_credit_stats to authenticated;
