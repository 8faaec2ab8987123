-- Requesting a refund: who may, how much, and once.

create function public.request_refund(
  actor_id uuid, purchase_id uuid, request_id uuid, amount_minor bigint, reason text, note text,
  expected_refundable_minor bigint default null, actor_aal text default 'aal1'
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  known private.refund_requests;
  refundable bigint;
  paid_currency text;
begin
  select * into sale from public.purchases where id = purchase_id;
  if sale.paid_with = 'credits' then
    return private.request_return(actor_id, sale, request_id, amount_minor, actor_aal);
  end if;
  perform private.lock_payment(sale.payment_intent_id);
  perform private.lock_credits(sale.buyer_key) where sale.kind = 'credits';
  select * into sale from public.purchases where id = purchase_id for update;
  select * into known from private.refund_requests where id = request_id;
  if sale.id is null or not private.may_request_refund(actor_id, sale, actor_aal)
    or known.purchase_id <> purchase_id then
    return jsonb_build_object('outcome', 'not_found');
  elsif known.amount_minor <> request_refund.amount_minor then
    return jsonb_build_object('outcome', 'other_amount');
  elsif known.id is not null then
    return private.refund_request_json(known); -- a form sent twice
  end if;
  if request_refund.reason = 'fraudulent' and not private.may_refund_all(actor_id, actor_aal) then
    return jsonb_build_object('outcome', 'operators_only'); -- it blocks the card for the whole shop
  end if;
  select part.minor, part.currency into refundable, paid_currency
    from private.refundable_by(actor_id, sale, actor_aal) as part;
  if exists (
    select 1 from private.refund_requests as other
    where other.purchase_id = request_refund.purchase_id and private.is_pending(other)
  ) then
    return jsonb_build_object('outcome', 'in_progress');
  elsif coalesce(refundable, 0) = 0 then
    return jsonb_build_object('outcome', 'nothing_left');
  elsif expected_refundable_minor <> refundable then
    return jsonb_build_object('outcome', 'conflict'); -- the same refund confirmed in two tabs
  elsif request_refund.amount_minor <> refundable and (
    request_refund.amount_minor not between 1 and refundable or sale.status = 'review'
    or mod(private.from_minor(request_refund.amount_minor, paid_currency), private.money_step(paid_currency)) <> 0
  ) then
    return jsonb_build_object('outcome', 'wrong_amount', 'refundableMinor', refundable, 'currency', paid_currency);
  end if;
  insert into private.refund_requests
    (id, purchase_id, payment_intent_id, amount_minor, currency, reason, note, requested_by)
  values (request_id, purchase_id, sale.payment_intent_id, request_refund.amount_minor, paid_currency,
    request_refund.reason::private.refund_reason, request_refund.note, actor_id)
  returning * into known;
  perform private.sync_removed_credits(lot.id) from private.credit_lots as lot where lot.purchase_id = sale.id;
  return private.refund_request_json(known);
end
$$;
comment on function public.request_refund is
  'Outcomes: requested (also for a repeated request, with its present state), not_found (or not theirs), '
  'other_amount (under the same id before), operators_only (the reason), in_progress, nothing_left, conflict '
  '(expected_refundable_minor is outdated), wrong_amount; of a lesson opened with credits those of '
  'private.request_return.';
