-- What a mail says, read when it is sent; nothing when it is no longer true.

create function private.is_true(mail private.mails, sale public.purchases) returns boolean
language plpgsql stable set search_path = '' as $$
declare
  result boolean;
begin
  case mail.kind
    when 'payment_processing' then result := sale.status = 'processing';
    when 'payment_failed' then result := sale.status = 'failed';
    when 'purchase_paid', 'first_sale' then result := sale.grants_access;
    when 'credits_returned' then result := sale.status = 'refunded' and exists (
      select from private.credit_transactions as posting
      where posting.purchase_id = sale.id and posting.idempotency_key like 'return:%'
    );
    when 'refund' then result := (select counts from private.stripe_refunds where id = mail.subject);
    when 'refund_failed' then result := (select not counts from private.stripe_refunds where id = mail.subject)
      and exists (
        select from private.mails as told
        where told.kind = 'refund' and told.subject = mail.subject and told.recipient_id = mail.recipient_id
          and told.state = 'sent'
      );
    when 'sale_refunded' then result := (select counts from private.stripe_refunds where id = mail.subject)
      and not private.refunds_duplicate(mail.subject);
    when 'sale_disputed' then result := (
      select status not in ('won', 'lost', 'prevented', 'warning_closed')
      from private.stripe_disputes where id = mail.subject
    );
    when 'daily_digest' then
      result := jsonb_array_length(private.sales_of_day(mail.recipient_id, mail.subject::date)) > 0;
    else result := (
      select fact.id || ':' || fact.status = mail.subject from private.stripe_disputes as fact
      where fact.id = split_part(mail.subject, ':', 1)
    );
  end case;
  return coalesce(result, false);
end
$$;
comment on function private.is_true is
  'Whether a mail still tells the truth. A failed refund is told only to who was told of the refund.';

create function private.mail_purchase(sale public.purchases) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object(
    'id', sale.id, 'kind', sale.kind, 'status', sale.status, 'title', coalesce(sale.metadata ->> 'title', lesson.title),
    'language', lesson.language, 'slug', lesson.slug, 'currency', sale.currency, 'amountMinor', sale.amount_minor,
    'paidMinor', sale.paid_minor, 'refundedMinor', sale.refunded_minor, 'grantsAccess', sale.grants_access,
    'credits', sale.credits, 'paidAt', sale.purchase_date, 'receiptUrl', sale.receipt_url,
    'awaitsBuyer', private.awaits_buyer(sale), 'feeMinor', private.to_minor(part.platform_fee, sale.currency),
    'netMinor', private.to_minor(part.net, sale.currency)
  )
  from (select sale.id) as one
    left join public.lessons as lesson on lesson.id = coalesce(sale.lesson_id, (sale.metadata ->> 'lessonId')::uuid)
    left join lateral private.sale_split(sale) as part on true);
end
$$;
comment on function private.mail_purchase is
  'A purchase for a mail. Of credits, slug and language are those of the lesson that they were wanted for.';

create function private.mail_refund(refund_id text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('amountMinor', amount, 'currency', currency, 'at', created_at,
    'ofDuplicate', private.refunds_duplicate(id))
  from private.stripe_refunds where id = refund_id
$$;
comment on function private.mail_refund is 'A refund for a mail. Null for other ids.';

create function private.mail_dispute(dispute_id text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('status', fact.status, 'amountMinor', fact.amount, 'currency', fact.currency,
    'takenMinor', coalesce(part.taken, 0), 'heldMinor', coalesce(part.held, 0), 'dueBy', fact.due_by,
    'at', fact.created_at)
  from private.stripe_disputes as fact
    left join private.stripe_sessions as payment using (payment_intent_id)
    left join lateral private.dispute_effect(fact, payment) as part on true
  where fact.id = split_part(dispute_id, ':', 1) limit 1
$$;
comment on function private.mail_dispute is
  'A dispute for a mail, by its id or that with an outcome. takenMinor and heldMinor in the currency paid. Null for '
  'other ids.';

create function private.mail_details(mail private.mails, sale public.purchases) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_strip_nulls(jsonb_build_object(
    'id', mail.id, 'attempt', mail.attempts, 'kind', mail.kind, 'recipientId', mail.recipient_id,
    'locale', coalesce(
      case when mail.recipient_id = sale.user_id then sale.metadata ->> 'locale' end, preferences.locale, 'en'),
    'timeZone', private.time_zone_of(mail.recipient_id),
    'purchase', case when sale.id is not null then private.mail_purchase(sale) end,
    'refund', case when mail.kind in ('refund', 'refund_failed', 'sale_refunded')
      then private.mail_refund(mail.subject) end,
    'dispute', case when mail.kind in ('dispute_outcome', 'sale_disputed', 'sale_dispute_outcome')
      then private.mail_dispute(mail.subject) end,
    'day', case when mail.kind = 'daily_digest' then mail.subject end,
    'sales', case when mail.kind = 'daily_digest'
      then private.sales_of_day(mail.recipient_id, mail.subject::date) end
  ))
  from (select mail.recipient_id as id) as recipient
    left join public.mail_preferences as preferences on preferences.user_id = recipient.id);
end
$$;
comment on function private.mail_details is 'What lib/mails writes of, without the address.';

grant execute on function private.is_true, private.mail_purchase, private.mail_refund, private.mail_dispute,
  private.mail_details to service_role;
