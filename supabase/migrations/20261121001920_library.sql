-- A learner's library: lessons they bought and can read, and those they began while they were free.

create index lesson_progress_finished_idx on public.lesson_progress (user_id, updated_at desc, lesson_id desc)
  where finished;
create index lesson_progress_unfinished_idx on public.lesson_progress (user_id, updated_at desc, lesson_id desc)
  where not finished;

create function private.recent_lessons(
  reader_id uuid, kind text, before_at timestamptz, before_id uuid, max_rows integer
) returns table (lesson_id uuid, last_at timestamptz)
language plpgsql stable rows 20 set search_path = ''
-- Three indexes in order, merged until the page is full, whatever the planner takes a member to have.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  last timestamptz := coalesce(before_at, 'infinity');
  last_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  return query
    select recent.lesson_id, recent.used_at
    from (
      -- Each part has its order, or it would be sorted whole.
      (
        select progress.lesson_id, progress.updated_at as used_at, true as is_read
        from public.lesson_progress as progress
        where recent_lessons.kind <> 'finished' and progress.user_id = reader_id and not progress.finished
          and (progress.updated_at, progress.lesson_id) < (last, last_id)
        order by progress.updated_at desc, progress.lesson_id desc
      )
      union all
      (
        select progress.lesson_id, progress.updated_at, true
        from public.lesson_progress as progress
        where recent_lessons.kind <> 'in-progress' and progress.user_id = reader_id and progress.finished
          and (progress.updated_at, progress.lesson_id) < (last, last_id)
        order by progress.updated_at desc, progress.lesson_id desc
      )
      union all
      (
        select sale.lesson_id, sale.purchase_date, false
        from public.purchases as sale
        where recent_lessons.kind = 'all' and sale.user_id = reader_id and sale.grants_access
          and sale.lesson_id is not null
          and sale.purchase_date <= last and (sale.purchase_date, sale.lesson_id) < (last, last_id)
        order by sale.purchase_date desc, sale.lesson_id desc
      )
      order by 2 desc, 1 desc offset 0 -- What follows is asked of one row after the other.
    ) as recent
      left join lateral (
        select sale.purchase_date as bought_at from public.purchases as sale
        where sale.buyer_key = reader_id and sale.lesson_id = recent.lesson_id and sale.grants_access
          and sale.user_id = reader_id limit 1
      ) as own on recent.is_read
      left join lateral (
        select progress.updated_at as read_at from public.lesson_progress as progress
        where progress.user_id = reader_id and progress.lesson_id = recent.lesson_id limit 1
      ) as reading on not recent.is_read
    where case
      when not recent.is_read then coalesce(reading.read_at < recent.used_at, true)
      when own.bought_at is not null then recent_lessons.kind <> 'all' or own.bought_at <= recent.used_at
      else (select true from public.kept_lessons as kept
        where kept.user_id = reader_id and kept.lesson_id = recent.lesson_id limit 1) end
    order by recent.used_at desc, recent.lesson_id desc
    limit max_rows;
end
$$;
comment on function private.recent_lessons is
  'See list_library. Each lesson stands once: where it was read last or, of all, bought last. What a page passes over '
  'are purchases of its time that were read since, and readings of what the member has no more. Kept lessons have '
  'been read: reading keeps them.';

create function public.list_library(
  kind text default 'all', before_at timestamptz default null, before_id uuid default null, page_size integer default 20
) returns table (
  lesson_id uuid, slug text, title text, language text, subject text, cover_path text, duration_minutes integer,
  creator_name text, section text, furthest real, finished_at timestamptz, started boolean, last_at timestamptz
)
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select page.lesson_id, lesson.slug, lesson.title, lesson.language, lesson.subject, lesson.cover_path,
      lesson.duration_minutes, creator.name, coalesce(progress.section, ''), coalesce(progress.furthest, 0),
      progress.finished_at, progress.user_id is not null, page.last_at
    from private.recent_lessons((select auth.uid()), kind, before_at, before_id, least(page_size, 101)) as page
      cross join lateral (
        select lessons.* from public.lessons where lessons.id = page.lesson_id limit 1
      ) as lesson
      join public.creators as creator on creator.id = lesson.creator_id
      left join lateral (
        select known.* from public.lesson_progress as known
        where known.user_id = (select auth.uid()) and known.lesson_id = page.lesson_id limit 1
      ) as progress on true
    order by page.last_at desc, page.lesson_id desc;
end
$$;
comment on function public.list_library is
  'The caller''s lessons, last used first, by keyset (last_at, lesson_id): read or bought of all, read of those in '
  'progress or finished. A refunded lesson is absent; its progress is kept for a later purchase.';

revoke execute on function public.list_library from public, anon, authenticated, service_role;
grant execute on function private.recent_lessons, public.list_library to authenticated;
