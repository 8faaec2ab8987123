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
    'changedAt', own.changed_at,
    'hasChanges', coalesce((
      select private.has_changes(draft) from public.lesson_drafts as draft where draft.lesson_id = own.id
    ), false),
    'sales', (select coalesce(sum(sold.sales), 0) from public.lesson_sales as sold where sold.lesson_id = own.id)
  )
  from (
    select lesson.*, greatest(lesson.updated_at, draft.updated_at) as changed_at
    from public.lessons as lesson left join public.lesson_drafts as draft on draft.lesson_id = lesson.id
    where lesson.creator_id = list_own_lessons.creator_id and lesson.status = wanted
  ) as own
  where list_own_lessons.before is null
    or (own.changed_at, own.id) < (list_own_lessons.before, list_own_lessons.before_id)
  order by own.changed_at desc, own.id desc
  limit max_rows
$$;
comment on function public.list_own_lessons is
  'The lessons of a creator in one state, written last first; before and before_id: those of the row that ended the '
  'page before. sales: those kept so far. It reads the lessons of one creator, however many there are of others.';

create function public.list_own_lessons_by_status(creator_id uuid, max_rows integer) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_object_agg(status, (
    select coalesce(jsonb_agg(own), '[]')
    from public.list_own_lessons(
      list_own_lessons_by_status.creator_id, status, max_rows => list_own_lessons_by_status.max_rows
    ) as own
  ))
  from unnest(enum_range(null::public.lesson_status)) as status
$$;
comment on function public.list_own_lessons_by_status is 'As list_own_lessons, of every state, by its name.';

revoke execute on function public.list_own_lessons, public.list_own_lessons_by_status from public, anon, authenticated;
grant execute on function private.has_changes, public.list_own_lessons, public.list_own_lessons_by_status
  to service_role;
