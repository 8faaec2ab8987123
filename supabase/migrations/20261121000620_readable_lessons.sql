-- Which lessons are a member's to read.

create function public.list_readable_lessons(lesson_ids uuid[]) returns setof uuid
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select content.lesson_id from public.lesson_contents as content
    where content.lesson_id = any (list_readable_lessons.lesson_ids)
    union
    select sale.lesson_id from public.purchases as sale
    where sale.user_id = (select auth.uid()) and sale.lesson_id = any (list_readable_lessons.lesson_ids)
      and sale.grants_access;
end
$$;
comment on function public.list_readable_lessons is
  'Those of these lessons that the caller can read, by any right. One that was opened with credits a moment ago '
  'returns its body as soon as the visit is recorded.';

revoke execute on function public.list_readable_lessons from public, anon, authenticated, service_role;
grant execute on function public.list_readable_lessons to authenticated;
