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
          -- Whether it can be resumed depends on the terms.
          when sale.status = 'pending' and list_lesson_states.fee_percentage is null then 'pending'
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
  'to buy and can resume (unfinished), disputes (disputed) or has finished reading. Agrees with open_checkout. Without '
  'terms every open checkout is pending, whether it can be resumed or not.';

revoke execute on function public.list_lesson_states from public, anon, authenticated;
grant execute on function public.list_lesson_states to service_role;

create function private.own_lesson_states(lesson_ids uuid[])
returns table (lesson_id uuid, state text, finished boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  if cardinality(lesson_ids) > 100 then
    raise exception 'more than a hundred lessons' using errcode = 'invalid_parameter_value';
  end if;
  return query select * from public.list_lesson_states((select auth.uid()), lesson_ids, null, null);
end
$$;
comment on function private.own_lesson_states is 'See public.list_own_lesson_states.';

create function public.list_own_lesson_states(lesson_ids uuid[])
returns table (lesson_id uuid, state text, finished boolean)
language sql stable set search_path = '' as $$
  select * from private.own_lesson_states(list_own_lesson_states.lesson_ids)
$$;
comment on function public.list_own_lesson_states is
  'As list_lesson_states, of the caller: an open checkout is pending, because by terms of their choice a member could '
  'find out another creator''s fee. Fails for more than a hundred lessons.';

revoke execute on function private.own_lesson_states, public.list_own_lesson_states
  from public, anon, authenticated, service_role;
grant execute on function private.own_lesson_states, public.list_own_lesson_states to authenticated;
