-- A visit of a lesson by its reader, in one write.

create function public.record_visit(lesson_id uuid) returns boolean
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  insert into public.lesson_openings (user_id, lesson_id)
  select (select auth.uid()), record_visit.lesson_id
  where not exists (
    select from public.lessons as lesson where lesson.id = record_visit.lesson_id and lesson.price = 0
  ) and (
    -- As the policy of lesson_openings, which refuses everyone else with an error.
    exists (select from public.lesson_contents as content where content.lesson_id = record_visit.lesson_id)
    or exists (
      select from public.purchases as sale
      where sale.lesson_id = record_visit.lesson_id and sale.user_id = (select auth.uid()) and sale.grants_access
    )
  )
  on conflict do nothing;
  return public.record_progress(record_visit.lesson_id);
end
$$;
comment on function public.record_visit is
  'Records that the caller opened a lesson, and first of all when they did so if it has a price: of a lesson that was '
  'opened with credits the body cannot be read before. False where row-level security hides the body from the caller.';

revoke execute on function public.record_visit from public, anon, authenticated, service_role;
grant execute on function public.record_visit to authenticated;
