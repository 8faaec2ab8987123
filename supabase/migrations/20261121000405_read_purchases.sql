-- What the amounts of purchases mean, and who reads which columns.

comment on column public.purchases.paid_amount is
  'What Stripe was paid: less than the amount with a coupon, 0 until settled.';
comment on column public.purchases.refunded_amount is
  'Refunded, or taken for good by disputes: lost over a part, or prevented with a withdrawal.';
comment on column public.purchases.disputed_amount is
  'Held by disputes that are open, lost over all of the payment, or in another currency.';
comment on column public.purchases.grants_access is 'Read by the policies of lessons and by what opens and sells them.';
comment on column public.purchases.is_sale is 'Read by list_sales, sum_sales and check_earnings.';
comment on column public.purchases.metadata is
  'Frozen at checkout: title, slug, return URLs, and the e-mail address while the account exists.';

create policy "buyers read their purchases" on public.purchases
  for select to authenticated using (user_id = (select auth.uid()));

-- Not platform_fee, creator_earnings and fee_percentage: how a price is split is no business of its buyer.
grant select (
  id, user_id, buyer_key, kind, paid_with, lesson_id, creator_id, pack_id, credits, purchase_date, stripe_session_id,
  payment_intent_id, no_payment_required, list_price, discount, coupon_code, amount, paid_amount, refunded_amount,
  disputed_amount, currency, list_price_minor, discount_minor, amount_minor, paid_minor, refunded_minor,
  disputed_minor, livemode, status, grants_access, expires_at, error_code, error_message, receipt_url, metadata,
  buyer_deleted_at, created_at, updated_at, version
) on public.purchases to authenticated;
grant select, insert, update on public.purchases to service_role;
