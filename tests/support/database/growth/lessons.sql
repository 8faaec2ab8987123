-- pg_temp.growth's lessons, of each creator as many, with what a published lesson has, as its triggers leave it.
insert into public.lessons (
  creator_id, slug, title, summary, subject, price, currency, status, duration_minutes, published_at, created_at,
  updated_at
)
select creator_ids[1 + (n - 1) / lessons], 'growth-' || n,
  'Pot ' || n || ' of ' || (array['kiln', 'glaze', 'clay', 'wheel', 'slip', 'ash', 'salt', 'cone'])[1 + n % 8],
  'Throw it, then glaze it: ' || translate(md5(n::text), '0123456789', 'ghijklmnop'),
  (array['craft', 'design', 'music', 'cooking'])[1 + n % 4], case when n % 50 = 0 then 0 else 3 + n % 90 end,
  case when n % 5 = 0 then 'eur' else 'usd' end, 'published', 1 + n % 120, since, since, since
from pg_temp.growth, generate_series(1, lessons * cardinality(creator_ids)) as n,
  lateral (select '2020-01-01'::timestamptz + n * interval '1 hour' as since) as published;

create temporary table grown on commit drop as
  select lesson.* from public.lessons as lesson, pg_temp.growth where lesson.creator_id = any (creator_ids);

insert into public.lesson_contents (lesson_id, body)
select id, repeat('Wedge the clay until it has no air. ', 100) from pg_temp.grown;
insert into public.lesson_slugs (slug, lesson_id) select slug, id from pg_temp.grown;
insert into private.lesson_titles (lesson_id, document) select id, private.search_vector(title) from pg_temp.grown;
insert into public.lesson_renderings (lesson_id, part, source_hash, renderer, content)
select id, part::public.lesson_part, encode(sha256(id::text::bytea), 'hex'), 1000,
  jsonb_build_object('html', jsonb_build_array(repeat('<p>Wedge the clay until it has no air.</p>', 100)))
from pg_temp.grown, unnest(array['preview', 'body']) as part;
insert into public.lesson_drafts (
  lesson_id, creator_id, title, slug, summary, subject, language, price, currency, duration_minutes, paid_part,
  has_lesson, created_at, updated_at
)
select id, creator_id, title, slug, summary, subject, language, price, currency, duration_minutes,
  repeat('Wedge the clay until it has no air. ', 100), true, created_at, updated_at
from pg_temp.grown;
insert into public.lesson_versions (lesson_id, number, content, published_at)
select id, number, jsonb_build_object('title', title), published_at from pg_temp.grown, generate_series(1, 3) as number;
insert into public.lesson_views (creator_id, scope_id, grain, period, views)
select creator_id, scope_id, grain, period, count(*)
from pg_temp.grown, generate_series(current_date - 60, current_date, interval '10 days') as day,
  unnest(array[creator_id, id]) as scope_id, unnest(array['day', 'month']) as grain,
  lateral (select date_trunc(grain, day)::date as period) as of_grain
group by 1, 2, 3, 4;
select private.refresh_catalogue(array(select id from pg_temp.grown));
