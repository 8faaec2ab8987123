-- The search: which published lessons, in which order, a page at a time, and how many there are.

create function private.find_lessons(
  words text, subject text, min_cents integer, max_cents integer, min_minutes integer, max_minutes integer,
  owned boolean, creator_id uuid, sort text, after_id uuid, max_rows integer
) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  -- Each filter that is not given vanishes when the query is planned, so that each search has a plan of its own.
  matching constant text := $sql$
    private.catalogue
    where ($1 is null or document @@ $1)
      and ($2 is null or usd_cents >= $2) and ($3 is null or usd_cents <= $3)
      and ($4 is null or minutes >= $4) and ($5 is null or minutes <= $5)
      and ($6 is not true or lesson_id in (select lesson_id from public.purchases where user_id = $7 and grants_access))
      and ($6 is not false or lesson_id not in (select lesson_id from public.purchases where user_id = $7 and grants_access))
      and ($8 is null or creator_id = $8)
  $sql$;
  counting constant text :=
    'select coalesce(jsonb_object_agg(subject, lessons), ''{}'') from (select subject, count(*) as lessons from '
    || matching || ' group by subject) as counted';
  reader constant uuid := (select auth.uid());
  plain text := private.normalize_search_text(left(words, 100));
  queries tsquery[];
  query tsquery;
  suggestion text;
  partial boolean;
  key text;
  place text[];
  subjects jsonb;
  lessons uuid[];
begin
  -- All words as they were typed, else as they were meant, else some of them.
  for attempt in 1..3 loop
    partial := attempt = 3;
    -- "Write butter" may be meant when a lesson has both; when none has, "better" only lacks a lesson.
    suggestion := case attempt when 2 then private.spelling_suggestion(plain) when 3 then private.spelling_suggestion(plain, 7) end;
    continue when attempt = 2 and suggestion is null;
    queries := private.word_queries(coalesce(suggestion, plain), partial);
    query := private.combine_queries(queries, case when partial then '|' else '&' end);
    -- Nothing but small words: they are no reason to show everything.
    if query is null and plain <> '' then query := ''; end if;
    execute counting into subjects using query, min_cents, max_cents, min_minutes, max_minutes, owned, reader, creator_id;
    exit when subjects <> '{}' or query is null;
  end loop;

  key := case
    when sort = 'popular' then 'learners'
    when sort = 'price-up' then '(-usd_cents)'
    when sort = 'price-down' then 'usd_cents'
    when sort = 'new' or query is null or subjects = '{}' then 'published_at'
    when partial then format('private.relevance(document, %L, %L)', queries,
      private.inverse_document_frequency(queries, (select sum(value::bigint)::bigint from jsonb_each_text(subjects))))
    else 'ts_rank(''{0.1, 0.2, 0.4, 1}'', document, $1)'
  end;
  -- The position is a lesson, and not its values: nobody can make one up, and an address tells nothing of sales.
  execute format('select array[%s::text, published_at::text, lesson_id::text] from private.catalogue where lesson_id = $2', key)
    into place using query, after_id;
  execute format(
    'select array(select lesson_id from %1$s and ($9 is null or subject = $9) and %3$s
      order by %2$s desc, published_at desc, lesson_id desc limit $10)',
    matching, key,
    case when after_id is null then 'true' when place is null then 'false' -- That lesson is gone.
      else format('(%s, published_at, lesson_id) < (%L, %L, %L)', key, place[1], place[2], place[3]) end
  ) into lessons
  using query, min_cents, max_cents, min_minutes, max_minutes, owned, reader, creator_id, subject, least(max_rows, 100) + 1;

  return jsonb_build_object(
    'spellingSuggestion', suggestion,
    'partial', partial and subjects <> '{}',
    'total', (select coalesce(sum(value::integer), 0) from jsonb_each_text(subjects) where subject is null or find_lessons.subject = jsonb_each_text.key),
    'subjects', subjects,
    'lessons', to_jsonb(lessons[1:least(max_rows, 100)]),
    'hasMore', coalesce(cardinality(lessons) > least(max_rows, 100), false)
  );
end
$$;
comment on function private.find_lessons is 'Security definer: the catalogue holds published lessons only, and of purchases nobody but the reader''s own count.';

create function public.search_lessons(
  words text default '', subject text default null, min_cents integer default null, max_cents integer default null,
  min_minutes integer default null, max_minutes integer default null, owned boolean default null, creator_id uuid default null,
  sort text default null, after_id uuid default null, max_rows integer default 12
) returns jsonb
language sql stable set search_path = '' as $$
  select private.find_lessons(words, subject, min_cents, max_cents, min_minutes, max_minutes, owned, creator_id, sort, after_id, max_rows)
$$;
comment on function public.search_lessons is
  'Ids of published lessons, after the lesson `after`, sorted by "new", "popular", "price-up", "price-down", or by how well they fit the words; with `total`, counts by subject (whatever the subject asked for), a `spellingSuggestion` when the typed words stand nowhere, and whether no lesson has them all (`partial`). Cents are rough US cents.';

revoke execute on function public.search_lessons from public, anon, authenticated, service_role;
grant execute on function private.find_lessons, public.search_lessons to anon, authenticated;
