-- The search: which published lessons match, in which order, a page at a time, and how many there are.

create function private.find_lessons(
  words text, subject text, min_cents integer, max_cents integer, min_minutes integer, max_minutes integer,
  owned boolean, member_id uuid, creator_id uuid, sort text, after_id uuid, max_rows integer
) returns jsonb
language plpgsql stable security definer set search_path = ''
-- To the planner a comparison with a long document costs as little as any other, so it would read them all.
set enable_seqscan = off as $$
declare
  -- Cut twice: one character may be normalized to many.
  plain constant text := btrim(left(private.normalize_search_text(left(words, 400)), 100));
  page_size constant integer := least(max_rows, 100);
  owned_ids constant uuid[] := case when owned is not null then private.owned_lessons(member_id) end;
  filter private.catalogue_filter;
  query tsquery;
  queries tsquery[];
  corrections text[];
  suggestion text;
  is_partial boolean;
  matching record;
  subjects jsonb;
  is_capped boolean;
  lessons uuid[];
begin
  filter.min_cents := min_cents;
  filter.max_cents := max_cents;
  filter.min_minutes := min_minutes;
  filter.max_minutes := max_minutes;
  filter.owned := owned;
  filter.owned_ids := owned_ids;
  filter.creator_id := creator_id;
  -- All words as typed, else all words corrected, else some of the words.
  for attempt in 1..3 loop
    is_partial := attempt = 3;
    -- With words left out, only long words are corrected: "better" may be right, and only have no lesson.
    if attempt = 2 then
      corrections := private.spelling_corrections(plain);
    end if;
    suggestion := private.apply_corrections(plain, corrections, case when is_partial then 7 else 3 end);
    continue when attempt = 2 and suggestion is null;
    queries := private.word_queries(coalesce(suggestion, plain), is_partial);
    -- Stop words, signs or spaces alone match nothing, not everything.
    filter.query := coalesce(private.combine_queries(queries, case when is_partial then '|' else '&' end),
      case when words <> '' then ''::tsquery end);
    matching := private.match_lessons(filter);
    exit when matching.ids <> '{}' or filter.query is null;
  end loop;
  is_partial := is_partial and matching.ids <> '{}';
  -- Of more matches only some are counted, so those of each subject are unknown.
  if cardinality(matching.ids) <= private.max_matches() then
    subjects := (
      select coalesce(jsonb_object_agg(counted.name, counted.lessons), '{}') from (
        select name, count(*) as lessons from unnest(matching.subjects) as name group by name
      ) as counted
    );
  end if;
  filter.subject := subject;
  if subject is not null and subjects is null then
    matching := private.match_lessons(filter);
  elsif subject is not null then
    matching.ids := array(
      select id from unnest(matching.ids, matching.subjects) as pairs (id, name) where name = subject
    );
  end if;
  is_capped := cardinality(matching.ids) > private.max_matches();
  query := filter.query;
  -- They are known: no other filter is asked again.
  if not is_capped and query is not null then
    filter := null;
    filter.lesson_ids := matching.ids;
  end if;
  lessons := case
    when matching.ids = '{}' then '{}'
    when query is null or sort in ('popular', 'price-up', 'price-down', 'new')
      then private.list_catalogue_page(filter, coalesce(sort, 'new'), after_id, '{}', page_size + 1)
    else private.list_ranked_page(filter, query, queries, is_partial, cardinality(matching.ids), after_id,
      page_size + 1)
  end;
  return jsonb_build_object(
    'spellingSuggestion', suggestion, 'partial', is_partial, 'subjects', subjects,
    'total', least(cardinality(matching.ids), private.max_matches()), 'isAtLeast', is_capped,
    'lessons', to_jsonb(lessons[1:page_size]), 'hasMore', cardinality(lessons) > page_size
  );
end
$$;
comment on function private.find_lessons is
  'See search_lessons. Security definer: no role has rights on the catalogue and its functions. The catalogue holds '
  'published lessons only, and of purchases only those of member_id are counted.';

create function public.search_lessons(
  words text default '', subject text default null, min_cents integer default null, max_cents integer default null,
  min_minutes integer default null, max_minutes integer default null, owned boolean default null,
  member_id uuid default null, creator_id uuid default null, sort text default null, after_id uuid default null,
  max_rows integer default 12
) returns jsonb
language sql stable set search_path = '' set statement_timeout = '1s' as $$
  select private.find_lessons(
    words, subject, min_cents, max_cents, min_minutes, max_minutes, owned, member_id, creator_id, sort, after_id,
    max_rows
  )
$$;
comment on function public.search_lessons is
  'Ids of published lessons after the lesson after_id, by "new", "popular", "price-up", "price-down" or, without '
  'sort, how well they match; the cursor is a lesson and no sort key, so it cannot be forged and shows no sales. '
  'Also: total, of at most max_matches() (isAtLeast when there are more), counts by subject (of all subjects; null '
  'when there are more), a spellingSuggestion when the typed words match nothing, and whether lessons have only some '
  'of the words (partial). owned: whether member_id may read the lesson. Prices in approximate US cents. Only the '
  'shop calls it, which limits each client; PostgREST applies the time-out to the whole call.';

revoke execute on function public.search_lessons from public, anon, authenticated, service_role;
grant execute on function private.find_lessons, public.search_lessons to service_role;
