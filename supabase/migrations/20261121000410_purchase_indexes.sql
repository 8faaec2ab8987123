-- One access and one open checkout per buyer; how purchases are found.

create unique index purchases_one_access_idx on public.purchases (buyer_key, lesson_id)
  include (user_id) where grants_access;
create unique index purchases_one_open_checkout_idx on public.purchases (buyer_key, item_id)
  where status = 'pending';
create index purchases_buyer_lesson_idx on public.purchases (buyer_key, lesson_id);
create index purchases_unsettled_idx on public.purchases (status, id)
  where status in ('pending', 'processing', 'review');
create index purchases_missing_receipt_idx on public.purchases (purchase_date)
  where receipt_url is null and payment_intent_id is not null and grants_access;
create index purchases_buyer_gone_idx on public.purchases (id)
  where user_id is null and grants_access and updated_at > buyer_deleted_at;
create index purchases_unused_idx on public.purchases (updated_at)
  where stripe_session_id is null and status in ('cancelled', 'expired');
create index purchases_history_idx on public.purchases (user_id, purchase_date desc, id desc);
-- Parts of the history that may be few among many. A payment that is accepted writes to none of them.
create index purchases_open_history_idx on public.purchases (user_id, purchase_date desc, id desc)
  where status in ('pending', 'processing');
create index purchases_refunded_history_idx on public.purchases (user_id, purchase_date desc, id desc)
  where status in ('refunded', 'partially_refunded');
create index purchases_attention_history_idx on public.purchases (user_id, purchase_date desc, id desc)
  where status in ('failed', 'disputed', 'review');
create index purchases_unpaid_history_idx on public.purchases (user_id, purchase_date desc, id desc)
  where status in ('expired', 'cancelled');
create index purchases_pack_history_idx on public.purchases (user_id, purchase_date desc, id desc)
  where kind = 'credits';
create index purchases_user_lesson_idx on public.purchases (user_id, lesson_id);
create index purchases_lesson_sales_idx on public.purchases (lesson_id, is_sale, purchase_date desc, id desc);
create index purchases_pack_id_idx on public.purchases (pack_id) where pack_id is not null;
create index purchases_coupon_idx on public.purchases (coupon_id, buyer_key) where coupon_id is not null;
create index purchases_sales_idx on public.purchases (creator_id, is_sale, purchase_date desc, id desc);
create index purchases_currency_sales_idx on public.purchases (creator_id, currency, purchase_date desc, id desc)
  where is_sale;
create index purchases_status_sales_idx on public.purchases (creator_id, status, purchase_date desc, id desc)
  where is_sale and status <> 'completed';
create index purchases_coupon_sales_idx on public.purchases
  (creator_id, (private.coupon_key(coupon_code)), purchase_date desc, id desc)
  where is_sale and coupon_code is not null;

comment on index public.purchases_one_access_idx is
  'One purchase per buyer and lesson may grant access; by the next index, one may be open.';
comment on index public.purchases_attention_history_idx is
  'purchases of a buyer that failed, are disputed or in review';
comment on index public.purchases_open_history_idx is
  'purchases of a buyer that are open; get_account_summary, get_lesson_offer, get_credit_summary: credits on their way';
comment on index public.purchases_pack_history_idx is 'purchases of a buyer, packs; search_purchases';
comment on index public.purchases_refunded_history_idx is 'purchases of a buyer that were refunded';
comment on index public.purchases_unpaid_history_idx is 'purchases of a buyer that were not paid';
