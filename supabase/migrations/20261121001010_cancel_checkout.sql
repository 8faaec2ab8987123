-- Cancelling a checkout that cannot be paid.

create function public.cancel_checkout(purchase_id uuid, reason text, unknown_session_id text default null) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.lock_sales(sale.creator_id) from public.purchases as sale
    where sale.id = cancel_checkout.purchase_id and sale.coupon_id is not null;
  perform private.set_cause(reason, 'shop');
  update public.purchases set status = 'cancelled', error_code = reason
  where id = purchase_id and stripe_session_id is not distinct from unknown_session_id
    and (status = 'pending' or (status = 'processing' and unknown_session_id is not null));
end
$$;
comment on function public.cancel_checkout is
  'Cancels a checkout that cannot be paid: one without a session, or with the session that Stripe does not know. '
  'Others are expired at Stripe.';

revoke execute on function public.cancel_checkout from public, anon, authenticated;
grant execute on function public.cancel_checkout to service_role;
