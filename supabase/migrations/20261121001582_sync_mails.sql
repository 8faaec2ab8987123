-- Which mails about a purchase are due follows from its row and its facts; triggers call this.

create function private.sync_reversal_mails(sale public.purchases, seller_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.enqueue_mail(told.kind::public.mail_kind, told.subject, told.recipient_id, sale.id, told.occurred_at)
  from (
    select case when fact.counts then 'refund' else 'refund_failed' end as kind, fact.id as subject,
      sale.user_id as recipient_id, case when fact.counts then fact.created_at else fact.as_of end as occurred_at
    from private.stripe_refunds as fact where fact.payment_intent_id = sale.payment_intent_id
    union all
    select 'dispute_outcome', fact.id || ':' || fact.status, sale.user_id, fact.as_of
    from private.stripe_disputes as fact
    where fact.payment_intent_id = sale.payment_intent_id and fact.status in ('won', 'lost', 'prevented')
    union all
    select 'sale_refunded', fact.id, seller_id, fact.created_at
    from private.stripe_refunds as fact where fact.payment_intent_id = sale.payment_intent_id and fact.counts
    union all
    select 'sale_disputed', fact.id, seller_id, fact.created_at
    from private.stripe_disputes as fact where fact.payment_intent_id = sale.payment_intent_id
    union all
    select 'sale_dispute_outcome', fact.id || ':' || fact.status, seller_id, fact.as_of
    from private.stripe_disputes as fact
    where fact.payment_intent_id = sale.payment_intent_id
      and fact.status in ('won', 'lost', 'prevented', 'warning_closed')
  ) as told;
end
$$;
comment on function private.sync_reversal_mails is
  'Enqueues what the buyer and the creator (null: nobody) are not told yet of refunds and disputes.';

create function private.sync_mails(sale public.purchases) returns void
language plpgsql set search_path = '' as $$
declare
  status_mail constant public.mail_kind := case
    when sale.status = 'processing' then 'payment_processing'
    when sale.status = 'failed' then 'payment_failed'
    when sale.grants_access and sale.paid_with = 'money' then 'purchase_paid'
    when sale.status = 'refunded' and sale.paid_with = 'credits' then 'credits_returned'
  end;
  seller_id uuid;
  has_reversals boolean;
begin
  if status_mail is not null then
    perform private.enqueue_mail(status_mail, sale.id::text, sale.user_id, sale.id,
      case when sale.paid_with = 'credits' then sale.updated_at else sale.purchase_date end);
  end if;
  select (select account_id from public.creators where id = sale.creator_id and sale.paid_minor <> 0),
    exists (select from private.stripe_refunds as fact where fact.payment_intent_id = sale.payment_intent_id)
      or exists (select from private.stripe_disputes as fact where fact.payment_intent_id = sale.payment_intent_id)
  into seller_id, has_reversals;
  if has_reversals then
    perform private.sync_reversal_mails(sale, seller_id);
  end if;
  if seller_id is not null and sale.grants_access then
    perform private.sync_sales_mails(sale, seller_id);
  end if;
end
$$;
comment on function private.sync_mails is
  'Enqueues what is to be told of a purchase. Whether it is still true is asked when it is sent.';

create function private.tell_of_purchase() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.sync_mails(new);
  return null;
end
$$;
comment on function private.tell_of_purchase is 'Trigger on purchases.';
create trigger tell_of_purchase
  after insert or update of status, paid_amount, refunded_amount, disputed_amount on public.purchases
  for each row when (new.status not in ('pending', 'expired', 'cancelled'))
  execute function private.tell_of_purchase();

create function private.tell_of_reversal() returns trigger
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
begin
  select purchases.* into sale from public.purchases where payment_intent_id = new.payment_intent_id;
  if found then
    perform private.sync_mails(sale);
  end if;
  return null;
end
$$;
comment on function private.tell_of_reversal is
  'Trigger on refunds and disputes, which can change without changing their purchase.';
create trigger tell_of_reversal after insert or update of status on private.stripe_refunds
  for each row execute function private.tell_of_reversal();
create trigger tell_of_reversal after insert or update of status on private.stripe_disputes
  for each row execute function private.tell_of_reversal();

grant execute on function private.sync_mails, private.sync_reversal_mails to service_role;
