-- Credits on their way to a member, and why credits are owed.

create function private.own_incoming_credits() returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('purchaseId', sale.id, 'credits', sale.credits,
    'lessonId', sale.metadata ->> 'lessonId', 'opensLesson', private.opens_wanted_lesson(sale),
    'awaitsBuyer', private.awaits_buyer(sale), 'since', sale.purchase_date)
  from public.purchases as sale
  where sale.user_id = (select auth.uid()) and sale.kind = 'credits' and sale.status = 'processing'
  order by sale.purchase_date desc, sale.id limit 50
$$;
comment on function private.own_incoming_credits is
  'See list_incoming_credits. Security definer: members have no rights on the facts.';

create function public.list_incoming_credits() returns setof jsonb
language sql stable set search_path = '' as $$ select private.own_incoming_credits() $$;
comment on function public.list_incoming_credits is
  'Payments for credits of the signed-in member that the bank has not confirmed, newest first, at most 50; lessonId is '
  'the lesson that they are for, and opensLesson whether they are enough for it. awaitsBuyer: a voucher or transfer '
  'that they may never pay.';

create function private.own_credit_debts() returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('purchaseId', sale.id,
    'title', coalesce(sale.metadata ->> 'pack', sale.metadata ->> 'title'),
    'credits', lot.spent + lot.removed - lot.credits, 'cause', case when lot.blocked then 'dispute' else 'refund' end)
  from private.credit_accounts as account
    join private.credit_lots as lot on lot.account_id = account.id
    join public.purchases as sale on sale.id = lot.purchase_id
  where account.buyer_key = (select auth.uid()) and account.balance < 0 and lot.spent + lot.removed > lot.credits
  order by lot.id desc limit 50
$$;
comment on function private.own_credit_debts is
  'See list_credit_debts. Security definer: members have no rights on the lots.';

create function public.list_credit_debts() returns setof jsonb
language sql stable set search_path = '' as $$ select private.own_credit_debts() $$;
comment on function public.list_credit_debts is
  'Why the signed-in member owes credits: the payments whose refund or dispute took spent ones, newest first, at most '
  '50. Their sum is at least what is owed: later credits have settled a part. Empty for who owes nothing.';

revoke execute on function public.list_incoming_credits, public.list_credit_debts
  from public, anon, authenticated, service_role;
grant execute on function public.list_incoming_credits, public.list_credit_debts, private.own_incoming_credits,
  private.own_credit_debts to authenticated;
