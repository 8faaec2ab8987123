-- One page of catalogue entries that match a text, the best first.

create function private.search_score(
  document tsvector, any_word tsquery, queries tsquery[], idf double precision[]
) returns double precision
language sql immutable parallel safe as $$
  select case when idf is null then ts_rank('{0.1, 0.2, 0.4, 1}', document, any_word)::double precision
    else private.relevance(document, queries, idf) end
$$;
comment on function private.search_score is
  'How well a document matches that has all of the words or, with idf, some of them.';

create function private.list_candidates(
  filter private.catalogue_filter, query tsquery, queries tsquery[], matches bigint[]
) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  most constant integer := private.max_ranked();
  narrowed private.catalogue_filter := filter;
  candidates uuid[] := '{}';
begin
  narrowed.query := null;
  if matches is null then
    narrowed.title := list_candidates.query;
    candidates := private.list_catalogue_page(narrowed, 'new', null, '{}', most);
  else
    for place in 1..cardinality(queries) loop
      continue when matches[place] in (0, private.max_matches());
      narrowed.query := queries[place];
      -- By id, so that each page has the same: these are all that there are, in no order.
      candidates := candidates || array(
        select id from unnest((private.match_lessons(narrowed)).ids) as id order by id
        limit most / 2 / cardinality(queries)
      );
    end loop;
    narrowed.query := (
      select private.combine_queries(array_agg(known.query), '&') from unnest(queries, matches) as known (query, count)
      where known.count > 0
    );
    candidates := candidates || private.list_catalogue_page(narrowed, 'new', null, candidates, most / 2);
  end if;
  return candidates || private.list_catalogue_page(
    filter, 'new', null, candidates, greatest(0, most - cardinality(candidates))
  );
end
$$;
comment on function private.list_candidates is
  'Which max_ranked() of many matching entries are ranked: those with the words in their title, else the newest. '
  'matches: they have some of the words; so many lessons have each. Some with each rare word, then those with all '
  'words that there are, else the newest.';

create function private.list_ranked_page(
  filter private.catalogue_filter, query tsquery, queries tsquery[], matches bigint[], total integer, after_id uuid,
  max_rows integer
) returns uuid[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  lexemes constant tsquery[] := array(select private.any_lexeme(word) from unnest(queries) as word);
  any_word constant tsquery := private.combine_queries(lexemes, '|');
  idf constant double precision[] := private.inverse_document_frequency(matches, total);
  candidates constant uuid[] := case
    when cardinality(filter.lesson_ids) <= private.max_ranked() then filter.lesson_ids
    else private.list_candidates(filter, query, queries, matches)
  end;
  last private.catalogue;
  last_score double precision;
  page uuid[];
begin
  if after_id is null or after_id = any (candidates) then
    select * into last from private.catalogue as entry where entry.lesson_id = after_id;
    last_score := private.search_score(last.document, any_word, lexemes, idf);
    page := array(
      select scored.lesson_id
      from (
        select entry.lesson_id, entry.published_at,
          private.search_score(entry.document, any_word, lexemes, idf) as score
        from private.catalogue as entry where entry.lesson_id = any (candidates)
      ) as scored
      where after_id is null
        or (scored.score, scored.published_at, scored.lesson_id) < (last_score, last.published_at, last.lesson_id)
      order by scored.score desc, scored.published_at desc, scored.lesson_id desc
      limit max_rows
    );
    return page || private.list_catalogue_page(filter, 'new', null, candidates, max_rows - cardinality(page));
  end if;
  return private.list_catalogue_page(filter, 'new', after_id, candidates, max_rows);
end
$$;
comment on function private.list_ranked_page is
  'Ids of entries that match the filter, the best first, after the entry after_id. Of more than max_ranked() those of '
  'list_candidates are ranked, and the others follow, newest first. matches: as there.';
