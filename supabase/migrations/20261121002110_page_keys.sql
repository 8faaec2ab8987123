-- Content keys: whether a guest's page, which the page cache holds, still shows what there is.

create function private.cards_text(ids uuid[]) returns text
language plpgsql stable set search_path = '' as $$
begin
  return (
    select string_agg(lesson::text || creator::text, ' ' order by card.place)
    from unnest(ids) with ordinality as card (id, place)
    join public.lessons as lesson on lesson.id = card.id
    join public.creators as creator on creator.id = lesson.creator_id
  );
end
$$;

create function private.found_text(creator_id uuid) returns text
language sql stable set search_path = '' as $$
  select answer::text || coalesce(private.cards_text(array(
    select id::uuid from jsonb_array_elements_text(answer -> 'lessons') as id
  )), '')
  from public.search_lessons(creator_id => found_text.creator_id) as answer
$$;

create function private.home_text() returns text
language sql stable set search_path = '' as $$
  select concat_ws(' ',
    private.cards_text(array(
      select id from public.lessons where status = 'published' order by published_at desc, id desc limit 6
    )),
    private.cards_text(array(
      select id from public.lessons where status = 'published' and price = 0 order by duration_minutes, id limit 1
    )),
    (select string_agg(counted::text, '' order by subject) from public.subject_counts as counted)
  )
$$;

create function private.lesson_text(slug text) returns text
language plpgsql stable set search_path = '' as $$
declare
  lesson_id constant uuid := (
    select id from public.lessons
    where lessons.slug = lesson_text.slug and status in ('published', 'unpublished')
  );
begin
  return private.cards_text(lesson_id || array(select id from public.list_related_lessons(lesson_id, 3) as id));
end
$$;

create function private.page_text(path text) returns text
language plpgsql stable set search_path = '' as $$
declare
  page_slug constant text := split_part(path, '/', 3);
begin
  case
    when path = '/' then return private.home_text();
    when path = '/lessons' then return private.found_text(null);
    when path like '/lessons/%' then return private.lesson_text(page_slug);
    when path like '/creators/%' then return (
      select creator::text || private.found_text(creator.id) from public.creators as creator
      where creator.slug = page_slug
    );
    else return null;
  end case;
end
$$;

create function public.get_page_keys(paths text[]) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'version', private.catalogue_version(),
    'keys', (select coalesce(jsonb_object_agg(path, md5(private.page_text(path))), '{}') from unnest(paths) as path)
  )
$$;

comment on function private.cards_text(uuid[]) is
  'The rows of lessons and their creators, in this order: every column, so that a page may show any of them.';
comment on function private.found_text(uuid) is 'The first page of the catalogue, or of a creator''s lessons.';
comment on function private.home_text() is 'What the home page shows: new lessons, the free one, subjects.';
comment on function private.lesson_text(text) is
  'A lesson and the three related ones that its page shows; null where guests see no such lesson under this slug.';
comment on function private.page_text(text) is
  'All that a guest''s page is made from; null where there is none. What a page of publicRoutes reads belongs here.';
comment on function public.get_page_keys(text[]) is
  'For the page cache: a hash of what each path shows, and the catalogue version of the same moment. A hash is null '
  'where guests find no page.';

revoke execute on function private.cards_text, private.found_text, private.home_text, private.lesson_text,
  private.page_text, public.get_page_keys from public, anon, authenticated, service_role;
grant execute on function private.cards_text, private.found_text, private.home_text, private.lesson_text,
  private.page_text, public.get_page_keys to service_role;
