-- Credits on their way to a member, and why credits are owed.

create function private.incoming_credits(buyer_id uuid) returns setof jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select jsonb_build_object('purchaseId', sale.id, 'credits', sale.credits,
      'lessonId', sale.metadata ->> 'lessonId', 'opensLesson', private.opens_wanted_lesson(sale),
      'awaitsBuyer', private.awaits_buyer(sale), 'since', sale.purchase_date)
    from public.purchases as sale
    where sale.user_id = incoming_credits.buyer_id and sale.kind = 'credits' and sale.status = 'processing'
    order by sale.purchase_date desc, sale.id limit 50;
end
$$;
comment on function private.incoming_credits is
  'See get_credit_summary. Security definer: nobody else reads the facts.';

create function private.own_incoming_credits() returns setof jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select private.incoming_credits((select auth.uid()));
end
$$;
comment on function private.own_incoming_credits is
  'See get_credit_summary. Security definer: of no other member.';

create function private.own_credit_debts() returns setof jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select jsonb_build_object('purchaseId', sale.id,
      'title', coalesce(sale.metadata ->> 'pack', sale.metadata ->> 'title'),
      'credits', lot.spent + lot.removed - lot.credits, 'cause', case when lot.blocked then 'dispute' else 'refund' end)
    from private.credit_accounts as account
      join private.credit_lots as lot on lot.account_id = account.id
      join public.purchases as sale on sale.id = lot.purchase_id
    where account.buyer_key = (select auth.uid()) and account.balance < 0 and lot.spent + lot.removed > lot.credits
    order by lot.id desc limit 50;
end
$$;
comment on function private.own_credit_debts is
  'See get_credit_summary. Security definer: members have no rights on the lots.';

grant execute on function private.own_incoming_credits, private.own_credit_debts to authenticated;
grant execute on function private.incoming_credits to service_role;
