-- A learner's library: lessons they bought and can read, and those they began while they were free.

create function public.list_library(
  kind text default 'all', before_at timestamptz default null, before_id uuid default null, page_size integer default 20
) returns table (
  lesson_id uuid, slug text, title text, language text, subject text, cover_path text, duration_minutes integer,
  creator_name text, section text, furthest real, finished_at timestamptz, started boolean, last_at timestamptz
)
language sql stable set search_path = '' as $$
  with mine as (
    -- Entries of the index purchases_one_access_idx and of the key of kept_lessons alone, while their pages are clean.
    select purchase.lesson_id, purchase.purchase_date as since
    from public.purchases as purchase
    where purchase.buyer_key = (select auth.uid()) and purchase.user_id = (select auth.uid())
      and purchase.grants_access and purchase.lesson_id is not null
    union all
    select kept.lesson_id, kept.kept_at
    from public.kept_lessons as kept
    where kept.user_id = (select auth.uid())
  ),
  used as (
    select mine.lesson_id, greatest(max(mine.since), max(progress.updated_at)) as last_at,
      coalesce(max(progress.section), '') as section, coalesce(max(progress.furthest), 0) as furthest,
      max(progress.finished_at) as finished_at, count(progress.user_id) > 0 as started
    from mine
    left join public.lesson_progress as progress
      on progress.lesson_id = mine.lesson_id and progress.user_id = (select auth.uid())
    group by mine.lesson_id
  ),
  page as (
    select used.* from used
    where case list_library.kind
        when 'in-progress' then used.started and used.finished_at is null
        when 'finished' then used.finished_at is not null
        else true
      end
      and (list_library.before_at is null
        or (used.last_at, used.lesson_id) < (list_library.before_at, list_library.before_id))
    order by used.last_at desc, used.lesson_id desc
    limit least(list_library.page_size, 101)
  )
  select page.lesson_id, lessons.slug, lessons.title, lessons.language, lessons.subject, lessons.cover_path,
    lessons.duration_minutes, creators.name, page.section, page.furthest, page.finished_at, page.started, page.last_at
  from page
  join public.lessons on lessons.id = page.lesson_id
  join public.creators on creators.id = lessons.creator_id
  order by page.last_at desc, page.lesson_id desc
$$;
comment on function public.list_library is
  'The caller''s lessons, last used first, by keyset (last_at, lesson_id). A refunded lesson is absent; its '
  'progress is kept for a later purchase. Of the lessons themselves those of the page are read.';

revoke execute on function public.list_library from public, anon, authenticated, service_role;
grant execute on function public.list_library to authenticated;
