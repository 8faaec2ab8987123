-- What happened to purchases first … last of pg_temp.seed. Their numbers decide, so that each run plans the same.
drop table if exists pg_temp.sales;
create temporary table sales as
with numbered as (
  select number, skipped + number as outcome_number, gen_random_uuid() as id, slot.*,
    pg_temp.reader_id(first_reader + number / slots * readers + place) as buyer_id,
    pg_temp.uniform(skipped + number, 1) as outcome_random, pg_temp.uniform(skipped + number, 2) as year_random,
    (pg_temp.uniform(skipped + number, 3) + pg_temp.uniform(skipped + number, 4)) / 2 as hour_random,
    pg_temp.uniform(skipped + number, 5) as delay_random
  from pg_temp.seed, generate_series(first, last) as number
    join pg_temp.lesson_slots as slot on slot.slot = number % slots
), outcomes as (
  select *, case
      when outcome_number < 5 then 'processing' -- Few, because the reconciler asks Stripe about each of them.
      when outcome_number < 8 then 'dispute'
      when outcome_random < 0.050 then 'expired'
      when outcome_random < 0.055 then 'debit failed'
      when outcome_random < 0.075 then 'debit'
      when outcome_random < 0.105 then 'refunded in part'
      when outcome_random < 0.135 then 'refunded'
      when outcome_random < 0.142 then 'dispute lost'
      when outcome_random < 0.147 then 'dispute won'
      else 'paid'
    end as outcome,
    -- More of them the newer, and in the daytime.
    date_trunc('day', now() - interval '5 years' * (1 - sqrt(year_random)))
      + interval '16 hours' * (0.5 + hour_random) + interval '1 hour' * delay_random as planned_at
  from numbered
), begun as (
  select *, case
      when outcome_number < 8 then now() - interval '11 hours' * (outcome_number + 1)
      when outcome like 'debit%' then least(planned_at, now() - interval '5 days' * (1 + delay_random))
      when planned_at > now() - interval '1 hour' then planned_at - interval '1 day'
      else planned_at
    end as began_at
  from outcomes
), submitted as (
  select *, date_trunc('second', began_at) + interval '1 second' * (60 + (200 * delay_random)::integer) as submitted_at
  from begun
), settled as (
  select *, submitted_at + interval '1 day' * (outcome like 'debit%')::integer * 4 as answered_at
  from submitted
)
select settled.*, case when outcome not in ('expired', 'processing', 'debit failed') then answered_at end as settled_at,
  date_trunc('second', answered_at + least(interval '20 days', now() - answered_at) * (0.1 + 0.8 * delay_random))
    as reversed_at,
  date_trunc('second', answered_at + least(interval '20 days', now() - answered_at) * 0.95) as decided_at,
  'cs_test_' || replace(id::text, '-', '') as session_id,
  case when outcome <> 'expired' then 'pi_' || replace(id::text, '-', '') end as payment_intent_id,
  case outcome
    when 'refunded' then amount_minor
    when 'refunded in part' then ((amount_minor * (1 + 2 * delay_random) / 5)::bigint / step_minor + 1) * step_minor
    else 0
  end as refunded_minor,
  case when outcome in ('dispute', 'dispute lost') then amount_minor else 0 end as disputed_minor
from settled;

analyze pg_temp.sales (id);
