-- A learner's library: lessons they bought and can read, and those they began while they were free.

create function public.list_library(
  kind text default 'all', before_at timestamptz default null, before_id uuid default null, page_size integer default 20
) returns table (
  lesson_id uuid, slug text, title text, language text, subject text, cover_path text, duration_minutes integer,
  creator_name text, section text, furthest real, finished_at timestamptz, started boolean, last_at timestamptz
)
language sql stable set search_path = '' as $$
  with mine as (
    select purchases.lesson_id, max(purchases.purchase_date) as since
    from public.purchases
    where purchases.user_id = (select auth.uid()) and purchases.grants_access
    group by purchases.lesson_id
    union all
    select kept_lessons.lesson_id, kept_lessons.kept_at
    from public.kept_lessons
    where kept_lessons.user_id = (select auth.uid())
  ),
  library as (
    select mine.lesson_id, greatest(max(mine.since), max(progress.updated_at)) as last_at,
      coalesce(max(progress.section), '') as section, coalesce(max(progress.furthest), 0) as furthest,
      max(progress.finished_at) as finished_at, count(progress.user_id) > 0 as started
    from mine
    left join public.lesson_progress as progress
      on progress.lesson_id = mine.lesson_id and progress.user_id = (select auth.uid())
    group by mine.lesson_id
  )
  select library.lesson_id, lessons.slug, lessons.title, lessons.language, lessons.subject, lessons.cover_path,
    lessons.duration_minutes, creators.name, library.section, library.furthest, library.finished_at, library.started,
    library.last_at
  from library
  join public.lessons on lessons.id = library.lesson_id
  join public.creators on creators.id = lessons.creator_id
  where case list_library.kind
      when 'in-progress' then library.started and library.finished_at is null
      when 'finished' then library.finished_at is not null
      else true
    end
    and (list_library.before_at is null
      or (library.last_at, library.lesson_id) < (list_library.before_at, list_library.before_id))
  order by library.last_at desc, library.lesson_id desc
  limit least(list_library.page_size, 101)
$$;
comment on function public.list_library is
  'The caller''s lessons, last used first, by keyset (last_at, lesson_id). A refunded lesson is absent; its '
  'progress is kept for a later purchase.';

revoke execute on function public.list_library from public, anon, authenticated, service_role;
grant execute on function public.list_library to authenticated;
