-- The counters of lessons compared with the rows that they count, for `npm run doctor`, and corrected.

create function private.list_keeper_differences() returns table (lesson_id uuid, keepers bigint)
language sql stable set search_path = '' as $$
  select part.lesson_id, sum(part.keepers)
  from (
    select counted.lesson_id, counted.keepers from private.kept_lesson_counts as counted
    union all
    select kept.lesson_id, -1 from public.kept_lessons as kept
    where not exists (
      select from public.purchases as sale
      where sale.buyer_key = kept.user_id and sale.lesson_id = kept.lesson_id and sale.grants_access
    )
  ) as part
  group by part.lesson_id having sum(part.keepers) <> 0
$$;
comment on function private.list_keeper_differences is
  'Lessons of which kept_lesson_counts counts more keepers, or (negative) fewer, than keep them.';

create function public.list_counter_problems() returns table (problem text, id text)
language sql stable set search_path = '' set statement_timeout = '60s' as $$
  select 'sales_differ_from_purchases', part.lesson_id::text
  from (
    select lesson_id, sales from public.lesson_sales
    union all
    select sale.lesson_id, -1 from public.purchases as sale where sale.grants_access and sale.lesson_id is not null
  ) as part
  group by part.lesson_id having sum(part.sales) <> 0
  union all
  select 'keepers_differ_from_kept_lessons', lesson_id::text from private.list_keeper_differences()
  limit 100
$$;
comment on function public.list_counter_problems is
  'Lessons whose sales (lesson_sales) or keepers are not as many as their purchases and kept lessons, at most 100. '
  'Reads them all. rebuild_earnings counts a creator''s sales again, correct_keepers the keepers of a lesson.';

create function private.correct_keepers(lesson_id uuid) returns void
language sql set search_path = '' as $$
  insert into private.kept_lesson_counts as known (lesson_id, shard, keepers)
  select difference.lesson_id, 0, -difference.keepers from private.list_keeper_differences() as difference
  where difference.lesson_id = correct_keepers.lesson_id
  on conflict on constraint kept_lesson_counts_pkey do update set keepers = known.keepers + excluded.keepers
$$;
comment on function private.correct_keepers is
  'For an operator, by SQL. Waits for nobody: whoever keeps a lesson is counted in the same transaction, so that a '
  'difference is what no open transaction will count.';

revoke execute on function public.list_counter_problems from public, anon, authenticated, service_role;
grant execute on function public.list_counter_problems, private.list_keeper_differences to service_role;
