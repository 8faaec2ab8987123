-- What members and jobs have written about the purchases that have no mail yet, as triggers and functions leave it.
create temporary table bought on commit drop as
  select sale.id, sale.user_id, sale.creator_id, sale.lesson_id, sale.status, sale.grants_access, sale.purchase_date,
    sale.payment_intent_id, sale.currency, sale.paid_minor, sale.refunded_minor,
    row_number() over (order by sale.id) as number
  from public.purchases as sale
  where sale.kind = 'lesson' and sale.user_id is not null and sale.status <> 'expired'
    and not exists (select from private.mails as mail where mail.purchase_id = sale.id);

insert into private.mails
  (kind, subject, recipient_id, purchase_id, not_before, state, attempts, created_at, updated_at)
select 'purchase_paid', id::text, user_id, id, purchase_date, 'sent', 1, purchase_date, now() - interval '30 days'
from pg_temp.bought;

insert into public.lesson_openings (user_id, lesson_id, opened_at)
select user_id, lesson_id, purchase_date from pg_temp.bought where grants_access and number % 5 <> 0
on conflict do nothing;
insert into public.lesson_progress (user_id, lesson_id, section, fraction, furthest, finished, finished_at, updated_at)
select user_id, lesson_id, '', 0.5, 0.5, number % 4 = 0, case when number % 4 = 0 then purchase_date end, purchase_date
from pg_temp.bought where grants_access and number % 2 = 0
on conflict do nothing;
insert into public.kept_lessons (user_id, lesson_id, kept_at)
select buyer.user_id, free.id, buyer.purchase_date
from (select user_id, purchase_date, 1 + number % count(*) over () as place from pg_temp.bought where number % 20 = 0)
    as buyer
  join (select id, row_number() over (order by id) as place, count(*) over () as lessons
    from public.lessons where price = 0 and status = 'published') as free
  on free.place = 1 + buyer.place % free.lessons
on conflict do nothing;
insert into public.lesson_progress (user_id, lesson_id, updated_at)
select user_id, lesson_id, kept_at from public.kept_lessons on conflict do nothing;

insert into private.refund_requests (
  id, purchase_id, payment_intent_id, amount_minor, currency, reason, requested_by, state, stripe_refund_id, created_at
)
select gen_random_uuid(), id, payment_intent_id, refunded_minor, currency, 'requested_by_customer', creator_id, 'done',
  're_' || replace(id::text, '-', ''), purchase_date + interval '1 day'
from pg_temp.bought where refunded_minor > 0
on conflict do nothing;
insert into private.resolved_tasks (task)
select 'refund:re_' || id || ':failed' from pg_temp.bought where number % 200 = 0;
insert into private.known_devices (user_id, device_hash)
select distinct on (user_id) user_id, 'device-' || id from pg_temp.bought where number % 4 = 0
on conflict do nothing;
insert into private.rate_limits (key, window_start, hits)
select 'sign-in:client:' || id, date_trunc('hour', now()), 1 from pg_temp.bought where number % 20 = 0;

-- Packs without any spent credits.
create temporary table packs on commit drop as
  select gen_random_uuid() as purchase_id, user_id, purchase_date, number,
    nextval(pg_get_serial_sequence('private.credit_transactions', 'id')) as posting_id,
    nextval(pg_get_serial_sequence('private.credit_lots', 'id')) as lot_id
  from pg_temp.bought where number % 25 = 0;
insert into public.purchases (
  id, user_id, buyer_key, kind, pack_id, credits, purchase_date, stripe_session_id, payment_intent_id, amount,
  platform_fee, creator_earnings, fee_percentage, paid_amount, currency, livemode, status, expires_at, receipt_url,
  metadata, created_at, updated_at
)
select purchase_id, user_id, user_id, 'credits', pack.id, pack.credits, purchase_date, 'cs_' || purchase_id,
  'pi_' || purchase_id, pack.price, 0, 0, 10, pack.price, pack.currency, false, 'completed', purchase_date, 'http://r',
  jsonb_build_object('pack', pack.name), purchase_date, purchase_date
from pg_temp.packs, (select * from public.credit_packs where active order by position limit 1) as pack;
insert into private.stripe_sessions (
  id, purchase_id, state, settled_at, payment_intent_id, mode, amount_subtotal, amount_total, currency, livemode
)
select stripe_session_id, sale.id, 'settled', sale.purchase_date, sale.payment_intent_id, 'payment', amount_minor,
  amount_minor, currency, false
from pg_temp.packs join public.purchases as sale on sale.id = packs.purchase_id;
insert into private.credit_accounts (kind, buyer_key, balance)
select distinct 'member'::private.credit_account_kind, user_id, 0 from pg_temp.packs on conflict do nothing;
update private.credit_accounts as account set balance = balance + sum
from (
  select packs.user_id, sum(credits) from pg_temp.packs join public.purchases on purchases.id = purchase_id group by 1
)
  as bought (user_id, sum)
where account.buyer_key = bought.user_id;
insert into private.credit_transactions (id, kind, idempotency_key, purchase_id, created_at) overriding system value
select posting_id, 'bought', 'bought:' || purchase_id, purchase_id, purchase_date from pg_temp.packs;
insert into private.credit_entries (transaction_id, account_id, amount, balance_after)
select posting_id, account.id, sale.credits, sale.credits
from pg_temp.packs join public.purchases as sale on sale.id = purchase_id
  join private.credit_accounts as account on account.buyer_key = packs.user_id
union all
select posting_id, account.id, -sale.credits, null
from pg_temp.packs join public.purchases as sale on sale.id = purchase_id,
  private.credit_accounts as account where account.kind = 'sold';
insert into private.credit_lots (id, account_id, purchase_id, transaction_id, credits, price_minor, unspent, created_at)
  overriding system value
select lot_id, account.id, sale.id, posting_id, sale.credits, sale.amount_minor,
  int8multirange(int8range(lot_id << 24, (lot_id << 24) + sale.credits)), purchase_date
from (select posting_id, lot_id, user_id, purchase_id from pg_temp.packs) as pack
  join public.purchases as sale on sale.id = pack.purchase_id
  join private.credit_accounts as account on account.buyer_key = pack.user_id;
drop table pg_temp.bought, pg_temp.packs;
