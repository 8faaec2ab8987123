-- A creator's own lessons, as the studio lists them.

create function private.has_changes(draft public.lesson_drafts) returns boolean
language sql stable set search_path = '' as $$
  select private.draft_content(draft) is distinct from (
    select version.content from public.lesson_versions as version
    where version.lesson_id = draft.lesson_id order by number desc limit 1
  ) or translate(private.lesson_body(draft), E'\r\n', '') is distinct from (
    select translate(content.body, E'\r\n', '') from public.lesson_contents as content
    where content.lesson_id = draft.lesson_id
  ) or private.has_new_files(draft)
$$;
comment on function private.has_changes is
  'Whether publishing would change what buyers read, but for the empty line between the two parts.';

create function private.list_changed_lessons(
  creator_id uuid, wanted public.lesson_status, before timestamptz, before_id uuid, max_rows integer
) returns table (id uuid, changed_at timestamptz)
language sql stable as $$
  (
    select lesson.id, greatest(lesson.updated_at, draft.updated_at)
    from public.lessons as lesson left join public.lesson_drafts as draft on draft.lesson_id = lesson.id
    where lesson.creator_id = list_changed_lessons.creator_id and lesson.status = wanted
      and (lesson.updated_at, lesson.id) < (before, before_id)
      and (greatest(lesson.updated_at, draft.updated_at), lesson.id) < (before, before_id)
    order by lesson.updated_at desc, lesson.id desc limit max_rows
  )
  union
  (
    select lesson.id, greatest(lesson.updated_at, draft.updated_at)
    from public.lesson_drafts as draft join public.lessons as lesson on lesson.id = draft.lesson_id
    where draft.creator_id = list_changed_lessons.creator_id and draft.has_lesson
      and lesson.creator_id = list_changed_lessons.creator_id and lesson.status = wanted
      and (draft.updated_at, draft.lesson_id) < (before, before_id)
      and (greatest(lesson.updated_at, draft.updated_at), lesson.id) < (before, before_id)
    order by draft.updated_at desc, draft.lesson_id desc limit max_rows
  )
  order by 2 desc, 1 desc
  limit max_rows
$$;
comment on function private.list_changed_lessons is
  'When a lesson or its draft was written, the last first. By the index of each of the two times: who is among the '
  'first by the later one, is among the first by that one.';

create function public.list_own_lessons(
  creator_id uuid, wanted public.lesson_status, before timestamptz default null, before_id uuid default null,
  max_rows integer default 20
) returns setof jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', own.id,
    'title', own.title,
    'language', own.language,
    'priceMinor', own.price_minor,
    'currency', own.currency,
    'status', own.status,
    'publishedAt', own.published_at,
    'changedAt', changed.changed_at,
    'hasChanges', coalesce((
      select private.has_changes(draft) from public.lesson_drafts as draft where draft.lesson_id = own.id
    ), false),
    'sales', (select coalesce(sum(sold.sales), 0) from public.lesson_sales as sold where sold.lesson_id = own.id)
  )
  from private.list_changed_lessons(
      -- Nothing is written later than that: any id does.
      list_own_lessons.creator_id, wanted, coalesce(before, 'infinity'),
      coalesce(before_id, list_own_lessons.creator_id), max_rows
    ) as changed
    join public.lessons as own on own.id = changed.id
  order by changed.changed_at desc, changed.id desc
$$;
comment on function public.list_own_lessons is
  'The lessons of a creator in one state, written last first; before and before_id: those of the row that ended the '
  'page before. sales: those kept so far. Of the creator''s lessons it reads those of the page, by two indexes.';

create function public.list_own_lessons_by_status(creator_id uuid, max_rows integer) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_object_agg(status, (
    select coalesce(jsonb_agg(entry order by number), '[]')
    from public.list_own_lessons(
      list_own_lessons_by_status.creator_id, status, max_rows => list_own_lessons_by_status.max_rows
    ) with ordinality as own (entry, number)
  ))
  from unnest(enum_range(null::public.lesson_status)) as status
$$;
comment on function public.list_own_lessons_by_status is 'As list_own_lessons, of every state, by its name.';

revoke execute on function public.list_own_lessons, public.list_own_lessons_by_status from public, anon, authenticated;
grant execute on function private.has_changes, private.list_changed_lessons, public.list_own_lessons,
  public.list_own_lessons_by_status to service_role;
