-- The lessons that are sold, each in its slots of a cycle: the first published in most. A reader buys none twice.
create temporary table lesson_slots as
with ranked as (
  select lesson.*, greatest(1, 5 - row_number() over (order by published_at, id)) as weight
  from public.lessons as lesson, pg_temp.seed
  where lesson.creator_id = any (seed.creator_ids) and lesson.status = 'published' and lesson.price > 0
)
select row_number() over (order by place, ranked.published_at, ranked.id) - 1 as slot, count(*) over () as slots,
  place, max(weight) over () as readers, ranked.id as lesson_id,
  creator_id, title, ranked.slug, price, currency,
  round(price * fee_percentage / 100 / step) * step as fee, step, private.to_minor(price, currency) as amount_minor,
  private.to_minor(step, currency) as step_minor, private.from_minor(1, currency) as minor_unit
from pg_temp.seed, ranked, private.money_step(currency) as step, generate_series(0, weight - 1) as place;
