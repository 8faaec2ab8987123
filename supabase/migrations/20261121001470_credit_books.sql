-- Credits as operators see them: the shop's books, members who owe, and a member's grants.

create function public.sum_credit_books() returns jsonb
language sql stable set search_path = '' set statement_timeout = '60s' as $$
  with held as (
    select account.id, account.balance, greatest(account.balance, 0) as spendable,
      coalesce(sum(part.unspent) filter (where lot.purchase_id is null), 0) as granted,
      coalesce(sum(part.unspent) filter (where lot.purchase_id is not null), 0) as paid,
      coalesce(sum(private.credits_value(lot, part.unspent)) filter (where lot.purchase_id is not null), 0) as worth
    from private.credit_accounts as account left join private.credit_lots as lot on lot.account_id = account.id,
      lateral (select greatest(lot.credits - lot.spent - lot.removed, 0) as unspent) as part
    where account.kind = 'member' group by account.id
  ), sold as (
    select count(*) as packs, coalesce(sum(lot.credits), 0) as credits,
      coalesce(sum(sale.paid_minor - sale.refunded_minor - sale.disputed_minor), 0) as kept_minor
    from private.credit_lots as lot join public.purchases as sale on sale.id = lot.purchase_id
  ), given as (
    select coalesce(sum(lot.credits - lot.removed), 0) as credits, coalesce(sum(lot.spent), 0) as spent
    from private.credit_lots as lot where lot.purchase_id is null
  )
  select jsonb_build_object(
    'granted', given.credits, 'grantedSpent', given.spent,
    'packsSold', sold.packs, 'creditsSold', sold.credits, 'keptMinor', sold.kept_minor,
    'unspent', coalesce(sum(spendable), 0), 'grantedUnspent', coalesce(sum(least(granted, spendable)), 0),
    -- What is owed is settled by paid credits first.
    'liabilityMinor', coalesce(sum(round(worth * (spendable - least(granted, spendable)) / nullif(paid, 0))), 0),
    'owed', coalesce(sum(-balance) filter (where balance < 0), 0), 'owing', count(*) filter (where balance < 0),
    'currency', private.credit_currency()
  )
  from sold cross join given left join held on true
  group by sold.packs, sold.credits, sold.kept_minor, given.credits, given.spent
$$;
comment on function public.sum_credit_books is
  'Packs paid and their credits, the money kept for them; credits that members can spend, of these granted ones, and '
  'what the others cost: the shop''s liability, in minor units; credits owed, and by how many; all granted ones that '
  'were not taken back, and how many of these are spent, which creators were paid for. Reads the whole ledger.';

create function private.grants_of(user_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'lotId', id, 'credits', credits, 'spent', spent, 'removed', removed, 'closed', closed, 'reason', reason,
    'by', display_name, 'at', created_at
  ) order by id desc), '[]')
  from (
    select lot.id, lot.credits, lot.spent, lot.removed, lot.closed, posting.reason, actor.display_name, lot.created_at
    from private.credit_accounts as account join private.credit_lots as lot on lot.account_id = account.id
      join private.credit_transactions as posting on posting.id = lot.transaction_id
      left join public.profiles as actor on actor.id = posting.actor_id
    where account.buyer_key = user_id and lot.purchase_id is null order by lot.id desc limit 50
  ) as newest
$$;
comment on function private.grants_of is 'A member''s grants as JSON, newest first, at most 50; by is the operator.';

create function private.operator_credit_member(wanted text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', profile.id, 'displayName', profile.display_name, 'email', account.email,
    'balance', private.credit_balance(profile.id), 'grants', private.grants_of(profile.id))
  from lower(btrim(wanted)) as typed, auth.users as account join public.profiles as profile on profile.id = account.id
  where (select private.is_operator()) and (
    account.email = typed and not account.is_sso_user
    or account.id = case when typed ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then typed::uuid end
  )
$$;
comment on function private.operator_credit_member is 'See get_credit_member. Security definer: reads auth.users.';

create function public.get_credit_member(wanted text) returns jsonb
language sql stable set search_path = '' as $$ select private.operator_credit_member(wanted) $$;
comment on function public.get_credit_member is
  'For operators: the member with this e-mail address or id, the balance (below zero it is owed) and the grants. Null '
  'for no such member, and for everyone but operators.';

create function private.operator_grants(before_id bigint, max_rows integer) returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'lotId', lot.id, 'credits', lot.credits, 'spent', lot.spent, 'removed', lot.removed, 'closed', lot.closed,
    'reason', posting.reason, 'by', actor.display_name, 'at', lot.created_at, 'memberId', member.id,
    'to', member.display_name
  )
  from private.credit_lots as lot
    join private.credit_accounts as account on account.id = lot.account_id
    join private.credit_transactions as posting on posting.id = lot.transaction_id
    left join public.profiles as actor on actor.id = posting.actor_id
    left join public.profiles as member on member.id = account.buyer_key
  where lot.purchase_id is null and lot.id < coalesce(before_id, 9223372036854775807)
    and (select private.is_operator())
  order by lot.id desc limit least(max_rows, 101)
$$;
comment on function private.operator_grants is
  'See list_grants. Security definer: no member has rights on the lots.';

create function public.list_grants(before_id bigint default null, max_rows integer default 21) returns setof jsonb
language sql stable set search_path = '' as $$ select private.operator_grants(before_id, max_rows) $$;
comment on function public.list_grants is
  'Grants of credits, newest first, from before the lot that is given: by whom, to whom (null once that account is '
  'deleted) and why. Empty for everyone but operators.';

create function private.operator_owing_members() returns setof jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', account.buyer_key, 'displayName', profile.display_name, 'owed', -account.balance)
  from private.credit_accounts as account left join public.profiles as profile on profile.id = account.buyer_key
  where account.balance < 0 and (select private.is_operator())
  order by account.balance, account.id limit 100
$$;
comment on function private.operator_owing_members is
  'See list_owing_members. Security definer: no member has rights on the accounts.';

create function public.list_owing_members() returns setof jsonb
language sql stable set search_path = '' as $$ select private.operator_owing_members() $$;
comment on function public.list_owing_members is
  'Members who owe credits, the most first, at most 100; displayName is null once the account is deleted. Empty for '
  'everyone but operators.';

revoke execute on function public.sum_credit_books, public.get_credit_member, public.list_owing_members,
  public.list_grants from public, anon, authenticated, service_role;
grant execute on function public.sum_credit_books to service_role;
grant execute on function public.get_credit_member, public.list_owing_members, public.list_grants to authenticated;
grant execute on function private.operator_credit_member, private.operator_owing_members, private.operator_grants
  to authenticated;
grant execute on function private.grants_of to service_role;
