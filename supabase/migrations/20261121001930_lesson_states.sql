-- What a member has to do with the lessons of a list: one answer for all cards of a page.

create function public.list_lesson_states(
  reader_id uuid, lesson_ids uuid[], fee_percentage numeric, livemode boolean
) returns table (lesson_id uuid, state text, finished boolean)
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
    -- Not "exists": of that the planner may read all that the reader has, once for all lessons.
    select known.* from (
      select lesson.id,
        case
          when lesson.creator_id = reader_id then 'created'
          when sale.grants_access or (
            select true from public.kept_lessons as kept
            where kept.user_id = reader_id and kept.lesson_id = lesson.id limit 1
          ) then 'owned'
          when sale.status in ('processing', 'review') then 'processing'
          when private.is_reusable(
            sale, lesson, sale.coupon_id, list_lesson_states.fee_percentage, list_lesson_states.livemode
          ) then 'unfinished'
          when (
            select true from public.purchases as held
            where held.user_id = reader_id and held.lesson_id = lesson.id and held.status = 'disputed' limit 1
          ) then 'disputed'
        end,
        coalesce((
          select progress.finished from public.lesson_progress as progress
          where progress.user_id = reader_id and progress.lesson_id = lesson.id
        ), false)
      from public.lessons as lesson
        left join lateral private.current_checkout(reader_id, lesson.id) as sale on true
      where lesson.id = any (lesson_ids)
    ) as known (lesson_id, state, finished)
    where known.state is not null or known.finished;
end
$$;
comment on function public.list_lesson_states is
  'Of these lessons, those that the reader made (created), has (owned), pays for (processing, also in review), began '
  'to buy and can resume (unfinished), disputes (disputed) or has finished reading. Agrees with open_checkout.';

revoke execute on function public.list_lesson_states from public, anon, authenticated;
grant execute on function public.list_lesson_states to service_role;
