-- Related lessons, and the number of lessons by subject.

create index lessons_subject_newest_idx on public.lessons (subject, published_at desc, id desc)
  where status = 'published';
create index lessons_creator_newest_idx on public.lessons (creator_id, published_at desc, id desc)
  where status = 'published';
comment on index public.lessons_creator_newest_idx is 'list_related_lessons';

create function public.list_related_lessons(lesson_id uuid, max_rows integer) returns setof uuid
language plpgsql stable set search_path = '' set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  origin public.lessons;
  -- Whatever max_rows is: who asks for fewer lessons gets the first of those that others get.
  most constant integer := 24;
begin
  select * into origin from public.lessons where id = lesson_id;
  -- Three short index scans: the cost does not grow with the catalogue.
  return query
    with candidates as (
      (
        select id, subject, creator_id, published_at from public.lessons
        where status = 'published' and subject = origin.subject and id <> origin.id
        order by published_at desc, id desc limit most
      )
      union
      (
        select id, subject, creator_id, published_at from public.lessons
        where status = 'published' and creator_id = origin.creator_id and id <> origin.id
        order by published_at desc, id desc limit most
      )
      union
      (
        select id, subject, creator_id, published_at from public.lessons
        where status = 'published' and id <> origin.id
        order by published_at desc, id desc limit most
      )
    )
    select id from candidates
    order by subject = origin.subject desc, creator_id = origin.creator_id desc, published_at desc, id desc
    limit max_rows;
end
$$;
revoke execute on function public.list_related_lessons(uuid, integer) from public, anon, authenticated, service_role;
grant execute on function public.list_related_lessons(uuid, integer) to anon, authenticated, service_role;
comment on function public.list_related_lessons(uuid, integer) is
  'Other published lessons: of the same subject first, then of the same creator, then the newest. At most 72.';

create view public.subject_counts with (security_invoker = true) as
  select subject, count(*)::integer as lessons from public.lessons where status = 'published' group by subject;
comment on view public.subject_counts is 'Published lessons by subject; subjects without any are absent.';
revoke all on public.subject_counts from anon, authenticated, service_role;
grant select on public.subject_counts to anon, authenticated, service_role;
