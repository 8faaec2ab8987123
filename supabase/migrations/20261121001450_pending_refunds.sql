-- Refunds to be made: open requests, and duplicate payments.

create function private.has_duplicate(sale public.purchases) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select 1 from public.purchases as other
    where other.buyer_key = sale.buyer_key and other.lesson_id = sale.lesson_id
      and other.status = 'review' and other.error_code = 'duplicate_payment' and other.paid_minor > 0
      and not exists (
        select 1 from private.refund_requests as request
        where request.purchase_id = other.id and request.automatic and request.state <> 'open'
      )
  );
end
$$;
comment on function private.has_duplicate is
  'Whether the shop is to refund a duplicate payment of the buyer for the lesson, of whichever purchase. Where its '
  'automatic refund failed or was refused, an operator decides.';

create function public.request_duplicate_refunds(purchase_id uuid default null) returns integer
language sql set search_path = '' as $$
  with requested as (
    insert into private.refund_requests (id, purchase_id, payment_intent_id, amount_minor, currency, reason, automatic)
    select gen_random_uuid(), sale.id, sale.payment_intent_id, part.minor, part.currency, 'duplicate', true
    from public.purchases as sale, private.refundable(sale) as part
    where sale.status = 'review' and sale.error_code = 'duplicate_payment' and part.minor > 0
      and (request_duplicate_refunds.purchase_id is null or (sale.buyer_key, sale.lesson_id) = (
        select buyer_key, lesson_id from public.purchases where id = request_duplicate_refunds.purchase_id
      ))
      and not exists (
        select 1 from private.refund_requests as other where other.purchase_id = sale.id and private.is_pending(other)
      )
    order by sale.id -- the order in which record_payment_fact locks them, against deadlocks
    for key share of sale -- as the foreign key does: a row deleted meanwhile is passed over
    on conflict do nothing -- one automatic refund per purchase
    returning 1
  )
  select count(*)::integer from requested
$$;
comment on function public.request_duplicate_refunds is
  'Requests the refund of each duplicate payment, once; with purchase_id only of its buyer''s for its lesson. Returns '
  'how many requests are new.';

create function public.list_open_refund_requests(max_rows integer, duplicates_of_id uuid default null)
returns table (
  id uuid, purchase_id uuid, payment_intent_id text, amount_minor bigint, reason text, created_at timestamptz
)
language sql stable set search_path = '' as $$
  select request.id, request.purchase_id, request.payment_intent_id,
    -- Of a duplicate a part may have been refunded since the request.
    least(request.amount_minor, case when request.automatic then rest.minor end), request.reason::text,
    request.created_at
  from private.refund_requests as request join public.purchases as sale on sale.id = request.purchase_id
    left join lateral private.refundable(sale) as rest on true
  where request.state = 'open' and private.is_pending(request)
    and (duplicates_of_id is null or request.automatic and (sale.buyer_key, sale.lesson_id) = (
      select buyer_key, lesson_id from public.purchases where id = duplicates_of_id
    ))
  order by request.created_at limit max_rows
$$;
comment on function public.list_open_refund_requests is
  'Requests whose refund Stripe has not confirmed, oldest first; with duplicates_of_id only the automatic ones of that '
  'purchase''s buyer and lesson. Sending one again is safe.';

create function public.is_refund_obsolete(request_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from private.refund_requests as request
    where request.id = request_id and request.state = 'open' and not private.is_pending(request)
  )
$$;
comment on function public.is_refund_obsolete is
  'Whether an open request is not to be sent: the payment has ceased to be a duplicate.';

create function public.refuse_refund_request(request_id uuid, error text) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
begin
  select purchases.* into sale from public.purchases join private.refund_requests as request
    on request.purchase_id = purchases.id where request.id = request_id;
  perform private.lock_payment(sale.payment_intent_id);
  perform private.lock_credits(sale.buyer_key) where sale.kind = 'credits';
  update private.refund_requests set state = 'refused', error = refuse_refund_request.error
  where id = request_id and state = 'open';
  perform private.sync_removed_credits(lot.id) from private.credit_lots as lot where lot.purchase_id = sale.id;
end
$$;
comment on function public.refuse_refund_request is
  'Closes a request that Stripe refused with this code; an operator decides. Of a pack the credits can be spent again.';

revoke all on private.refund_requests from anon, authenticated, service_role;
grant usage on type private.refund_reason to service_role;
grant select, insert, update on private.refund_requests to service_role;
revoke execute on function public.request_refund, public.request_duplicate_refunds, public.list_open_refund_requests,
  public.is_refund_obsolete, public.refuse_refund_request from public, anon, authenticated;
grant execute on function public.request_refund, public.request_duplicate_refunds, public.list_open_refund_requests,
  public.is_refund_obsolete, public.refuse_refund_request to service_role;
grant execute on function private.has_duplicate, private.refundable, private.is_pending, private.refund_request_json,
  private.may_refund_all, private.may_refund to service_role;
