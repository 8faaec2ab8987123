-- How many people have each lesson, for the order by popularity: its buyers (lesson_sales) and who else keeps it.

create function public.count_learners(max_rows integer default 1000) returns integer
language plpgsql set search_path = '' as $$
declare
  changed integer;
begin
  with bought as (
    select lesson_id, sum(sales) as people from public.lesson_sales group by lesson_id
  ), kept as (
    select lesson_id, sum(keepers) as people from private.kept_lesson_counts group by lesson_id
  ), counted as (
    select lesson_id, (coalesce(bought.people, 0) + coalesce(kept.people, 0))::integer as learners
    from private.catalogue left join bought using (lesson_id) left join kept using (lesson_id)
    where catalogue.learners <> coalesce(bought.people, 0) + coalesce(kept.people, 0)
    -- What others count or change just now is left to the next job: they may lock entries in another order.
    order by lesson_id limit max_rows for update of catalogue skip locked
  )
  update private.catalogue set learners = counted.learners
  from counted where catalogue.lesson_id = counted.lesson_id;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function public.count_learners is
  'For a job, until it returns 0: updates the learners of catalogue entries, at most so many, because each changes all '
  'search indexes; returns how many. Reads a few rows of each lesson, not its sales.';

grant select, update (learners) on private.catalogue to service_role;
revoke execute on function public.count_learners from public, anon, authenticated, service_role;
grant execute on function public.count_learners to service_role;
