-- Lets the payments core write rows in the past: what it dates now() gets the time lectern.past_time instead, and what
-- it dates ahead is ahead of that time. Stripe's objects keep their own times. Dropped again in the same transaction.
create schema past;

create function past.shift_dates() returns trigger language plpgsql as $$
declare
  shifted jsonb := '{}';
  shift interval := now() - current_setting('lectern.past_time')::timestamptz;
  name text;
  value timestamptz;
begin
  foreach name in array tg_argv loop
    value := to_jsonb(new) ->> name;
    if value >= now() then
      shifted := shifted || jsonb_build_object(name, value - shift);
    end if;
  end loop;
  return case when shifted = '{}' then new else jsonb_populate_record(new, shifted) end;
end
$$;

do $$
declare
  dated record;
begin
  for dated in
    select attrelid::regclass as "table", string_agg(quote_literal(attname), ', ') as columns
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind = 'r' and relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and relname not like 'stripe\_%' and atttypid = 'timestamptz'::regtype and not attisdropped
    group by attrelid
  loop
    -- Before rows are written, and after every other trigger: they fire in the order of their names.
    execute format('create trigger zz_shift_dates before insert or update on %s for each row
      execute function past.shift_dates(%s)', dated."table", dated.columns);
  end loop;
end
$$;

create function past.tell(event jsonb) returns jsonb language plpgsql as $$
declare
  buyer_id uuid := event ->> 'buyerId';
  lesson_id uuid := event ->> 'lessonId';
  fee numeric := event ->> 'feePercentage';
  answer jsonb;
begin
  perform set_config('lectern.past_time', event ->> 'at', true),
    set_config('request.jwt.claims', jsonb_build_object('sub', buyer_id)::text, true);
  case event ->> 'kind'
    when 'checkout' then
      answer := public.open_checkout(buyer_id, lesson_id, fee, false, '{}');
    when 'pack' then
      answer := public.open_credit_checkout(buyer_id, fee, false, '{}', (
        select id from public.credit_packs where credits = 1500
      ));
    when 'credits' then
      answer := public.redeem_lesson(buyer_id, lesson_id, lesson_id::text, fee, false);
    when 'fact' then
      answer := public.record_payment_fact((event ->> 'at')::timestamptz, event -> 'object', 'api');
    when 'opening' then
      insert into public.lesson_openings (user_id, lesson_id) values (buyer_id, lesson_id);
    when 'progress' then
      perform public.record_progress(lesson_id, fraction => (event ->> 'fraction')::real,
        finished => (event ->> 'fraction')::real = 1);
  end case;
  if event ->> 'kind' in ('checkout', 'pack', 'credits') and answer ->> 'outcome' not in ('open', 'redeemed') then
    raise exception '% was refused: %', event, answer;
  end if;
  return answer;
end
$$;

-- The credits that the learner spends were granted when the account was new.
set local session_replication_role = replica;
with granted as (
  update private.credit_transactions as posting set created_at = users.created_at
  from private.credit_lots as lot join private.credit_accounts as account on account.id = lot.account_id
    join auth.users on users.id = account.buyer_key
  where posting.id = lot.transaction_id and posting.kind = 'granted'
  returning posting.id, posting.created_at
)
update private.credit_lots as lot set created_at = granted.created_at from granted where lot.transaction_id = granted.id;
set local session_replication_role = origin;
