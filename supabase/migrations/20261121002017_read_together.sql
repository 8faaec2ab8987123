-- What a page reads for its member at the same time, in one request.

create function private.read_one(name text, args jsonb) returns jsonb
-- Not sql: the connection keeps its plans.
language plpgsql stable set search_path = '' as $$
begin
  case name
    when 'get_member' then
      return public.get_member();
    when 'get_members_lesson' then
      return public.get_members_lesson(args ->> 'slug');
    when 'get_account_summary' then
      return public.get_account_summary();
    when 'get_earnings_calendar' then
      return (
        select jsonb_build_object('timeZone', zone.time_zone, 'today', zone.today, 'firstDay', zone.first_day)
        from public.get_earnings_calendar() as zone
      );
    when 'list_library' then
      return (
        select coalesce(jsonb_agg(jsonb_build_object(
          'lessonId', entry.lesson_id, 'slug', entry.slug, 'title', entry.title, 'language', entry.language,
          'subject', entry.subject, 'coverPath', entry.cover_path, 'durationMinutes', entry.duration_minutes,
          'creatorName', entry.creator_name, 'section', entry.section, 'furthest', entry.furthest,
          'finishedAt', entry.finished_at, 'isStarted', entry.started, 'lastAt', entry.last_at
        ) order by entry.last_at desc, entry.lesson_id desc), '[]')
        from public.list_library(
          args ->> 'kind', (args ->> 'before_at')::timestamptz, (args ->> 'before_id')::uuid,
          (args ->> 'page_size')::integer
        ) as entry
      );
    when 'list_own_lesson_states' then
      return (
        select coalesce(jsonb_agg(jsonb_build_object(
          'lessonId', known.lesson_id, 'state', known.state, 'finished', known.finished
        )), '[]')
        from private.own_lesson_states(
          array(select each.id::uuid from jsonb_array_elements_text(args -> 'lesson_ids') as each (id))
        ) as known
      );
  end case;
end
$$;
comment on function private.read_one is 'One of those that read_together reads, as JSON. Fails for any other name.';

create function public.read_together(reads jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  answers jsonb := '[]';
  asked jsonb;
begin
  if jsonb_array_length(reads) > 8 then
    raise exception 'more than eight reads' using errcode = 'invalid_parameter_value';
  end if;
  for asked in
    select each.value from jsonb_array_elements(reads) with ordinality as each order by each.ordinality
  loop
    answers := answers || jsonb_build_array(private.read_one(asked ->> 'name', asked -> 'args'));
  end loop;
  return answers;
end
$$;
comment on function public.read_together is
  'The results of functions that the caller may call alone: reads are at most eight [{"name", "args"}], of get_member, '
  'get_members_lesson, list_library, list_own_lesson_states, get_account_summary and get_earnings_calendar; the answer '
  'has one for each. Fails for more.';

revoke execute on function public.read_together from public, anon, authenticated, service_role;
grant execute on function public.read_together, private.read_one to authenticated;
