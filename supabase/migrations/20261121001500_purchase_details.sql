-- One purchase as its buyer, its creator or an operator may see it.

create function private.last_change_of(object_id text, created timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(max(occurred_at), created) from private.payment_events as event
    where event.object_id = last_change_of.object_id and outcome = 'recorded'
  );
end
$$;
comment on function private.last_change_of is 'When the Stripe object last changed the purchase, by Stripe''s clock.';

create function private.refunds_of(payment_intent_id text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', id, 'amountMinor', amount, 'currency', currency, 'status', status, 'reason', reason,
      'failureReason', failure_reason, 'at', created_at, 'asOf', private.last_change_of(id, created_at)
    ) order by created_at, id), '[]')
    from private.stripe_refunds as fact where fact.payment_intent_id = refunds_of.payment_intent_id
  );
end
$$;
comment on function private.refunds_of is 'The refunds of a payment as JSON, oldest first.';

create function private.disputes_of(payment_intent_id text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', fact.id, 'amountMinor', fact.amount, 'currency', fact.currency, 'status', fact.status,
      'reason', fact.reason, 'reverses', fact.reverses, 'takenMinor', coalesce(part.taken, 0), 'dueBy', fact.due_by,
      'at', fact.created_at, 'asOf', private.last_change_of(fact.id, fact.created_at)
    ) order by fact.created_at, fact.id), '[]')
    from private.stripe_disputes as fact join private.stripe_sessions as payment using (payment_intent_id),
      private.dispute_effect(fact, payment) as part
    where fact.payment_intent_id = disputes_of.payment_intent_id
  );
end
$$;
comment on function private.disputes_of is
  'The disputes of a payment as JSON, oldest first. takenMinor: gone for good as if refunded, in the currency paid.';

create function private.changes_of(purchase_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'from', from_status, 'to', to_status, 'cause', cause, 'source', source, 'at', occurred_at
    ) order by id), '[]')
    from public.purchase_status_changes as change where change.purchase_id = changes_of.purchase_id
  );
end
$$;
comment on function private.changes_of is 'The status changes of a purchase as JSON, oldest first.';

create function private.requests_of(purchase_id uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'amountMinor', amount_minor, 'currency', currency, 'reason', reason, 'note', note, 'state', state,
    'error', error, 'automatic', automatic, 'refundId', stripe_refund_id, 'at', created_at
  ) order by created_at, id), '[]') from private.refund_requests as request
  where request.purchase_id = requests_of.purchase_id and (state <> 'open' or private.is_pending(request))
$$;
comment on function private.requests_of is
  'The refund requests of a purchase as JSON, oldest first, without automatic ones that are obsolete.';

create function private.purchase_details(purchase_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select jsonb_build_object(
      'role', role, 'id', sale.id, 'lessonId', sale.lesson_id, 'title', sale.metadata ->> 'title',
      'language', lesson.language, 'slug', lesson.slug, 'status', sale.status,
      'currency', sale.currency, 'listPriceMinor', sale.list_price_minor, 'discountMinor', sale.discount_minor,
      'couponCode', sale.coupon_code, 'amountMinor', sale.amount_minor, 'paidMinor', sale.paid_minor,
      'refundedMinor', sale.refunded_minor, 'disputedMinor', sale.disputed_minor, 'errorCode', sale.error_code,
      'startedAt', sale.created_at,
      'paidAt', case when sale.paid_minor > 0 or sale.no_payment_required or sale.paid_with = 'credits'
        then sale.purchase_date end,
      'openedAt', (select opened_at from public.lesson_openings
        where lesson_openings.user_id = sale.user_id and lesson_openings.lesson_id = sale.lesson_id),
      'refunds', private.refunds_of(sale.payment_intent_id), 'disputes', private.disputes_of(sale.payment_intent_id),
      'awaitsBuyer', private.awaits_buyer(sale),
      'changes', private.changes_of(sale.id)
    ) || private.credit_details(sale, role) || case when role = 'buyer' then jsonb_build_object(
      'receiptUrl', sale.receipt_url, 'errorMessage', sale.error_message
    ) else jsonb_build_object(
      'refundableMinor', case when private.may_refund(
        (select auth.uid()), sale, (select auth.jwt() ->> 'aal')
      ) then coalesce(rest.minor, 0) else 0 end,
      'refundableCurrency', coalesce(rest.currency, sale.currency),
      'returnableCredits', case when sale.paid_with = 'credits' and sale.status in ('completed', 'disputed')
        and private.may_refund((select auth.uid()), sale, (select auth.jwt() ->> 'aal')) then sale.credits else 0 end,
      'platformFeeMinor', private.to_minor(part.platform_fee, sale.currency),
      'netMinor', private.to_minor(part.net, sale.currency),
      'requests', private.requests_of(sale.id)
    ) || private.seller_details(sale, role) end || case when role = 'operator' then jsonb_build_object(
      'sessionId', sale.stripe_session_id, 'paymentIntentId', sale.payment_intent_id, 'buyerId', sale.user_id,
      'buyerDeletedAt', sale.buyer_deleted_at, 'creatorId', sale.creator_id, 'errorMessage', sale.error_message
    ) else '{}' end
    from public.purchases as sale
      left join public.lessons as lesson on lesson.id = sale.lesson_id
      left join lateral private.sale_split(sale) as part on true
      left join lateral private.refundable(sale) as rest on true,
      lateral (select case
        when sale.user_id = (select auth.uid()) then 'buyer'
        when private.is_operator() then 'operator'
        when sale.creator_id = (select auth.uid()) then 'creator'
      end as role) as seen
    where sale.id = purchase_id and role is not null
  );
end
$$;
comment on function private.purchase_details is
  'See get_purchase_details. Security definer: a policy would show creators the whole row, the buyer included.';
