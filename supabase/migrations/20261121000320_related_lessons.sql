-- Related lessons, and the number of lessons by subject.

create index lessons_subject_newest_idx on public.lessons (subject, published_at desc, id desc)
  where status = 'published';

create function public.list_related_lessons(lesson_id uuid, max_rows integer) returns setof uuid
language sql stable set search_path = '' as $$
  with origin as (
    select id, subject, creator_id from public.lessons where id = lesson_id
  ),
  -- Three short index scans: the cost does not grow with the catalogue.
  candidates as (
    (
      select lessons.* from public.lessons, origin
      where status = 'published' and lessons.subject = origin.subject and lessons.id <> origin.id
      order by published_at desc, lessons.id desc limit least(max_rows, 100)
    )
    union
    (
      select lessons.* from public.lessons, origin
      where status = 'published' and lessons.creator_id = origin.creator_id and lessons.id <> origin.id
      order by published_at desc, lessons.id desc limit least(max_rows, 100)
    )
    union
    (
      select lessons.* from public.lessons, origin
      where status = 'published' and lessons.id <> origin.id
      order by published_at desc, lessons.id desc limit least(max_rows, 100)
    )
  )
  select candidates.id from candidates, origin
  order by candidates.subject = origin.subject desc, candidates.creator_id = origin.creator_id desc,
    candidates.published_at desc, candidates.id desc
  limit least(max_rows, 100)
$$;
revoke execute on function public.list_related_lessons(uuid, integer) from public, anon, authenticated, service_role;
grant execute on function public.list_related_lessons(uuid, integer) to anon, authenticated;
comment on function public.list_related_lessons(uuid, integer) is
  'Other published lessons: of the same subject first, then of the same creator, then the newest. At most 100.';

create view public.subject_counts with (security_invoker = true) as
  select subject, count(*)::integer as lessons from public.lessons where status = 'published' group by subject;
comment on view public.subject_counts is 'Published lessons by subject; subjects without any are absent.';
revoke all on public.subject_counts from anon, authenticated, service_role;
grant select on public.subject_counts to anon, authenticated;
