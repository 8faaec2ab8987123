-- One page of catalogue entries that match a text, the best first.

create function private.search_score(
  document tsvector, any_word tsquery, queries tsquery[], idf double precision[], is_partial boolean
) returns double precision
language sql immutable parallel safe as $$
  select case when is_partial then private.relevance(document, queries, idf)
    else ts_rank('{0.1, 0.2, 0.4, 1}', document, any_word)::double precision end
$$;
comment on function private.search_score is
  'How well a document matches: of those that have some of the words (is_partial) by how rare these are (idf).';

create function private.list_partial_candidates(
  filter private.catalogue_filter, queries tsquery[], matches bigint[]
) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  half constant integer := private.max_ranked() / 2;
  narrowed private.catalogue_filter := filter;
  candidates uuid[] := '{}';
begin
  for place in 1..cardinality(queries) loop
    continue when matches[place] in (0, private.max_matches());
    narrowed.query := queries[place];
    -- By id, so that each page has the same: these are all that there are, in no order.
    candidates := candidates || array(
      select id from unnest((private.match_lessons(narrowed)).ids) as id order by id limit half / cardinality(queries)
    );
  end loop;
  narrowed.query := (
    select private.combine_queries(array_agg(known.query), '&') from unnest(queries, matches) as known (query, count)
    where known.count > 0
  );
  return candidates || private.list_catalogue_page(narrowed, 'new', null, candidates, half);
end
$$;
comment on function private.list_partial_candidates is
  'Up to max_ranked() of many entries that have some of the words: some with each rare word, then the newest with all '
  'words that there are. matches: how many lessons have each.';

create function private.list_title_candidates(filter private.catalogue_filter, query tsquery) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
  filter.query := null;
  filter.title := list_title_candidates.query;
  return private.list_catalogue_page(filter, 'new', null, '{}', private.max_ranked());
end
$$;
comment on function private.list_title_candidates is
  'Up to max_ranked() of many entries that have all of the words: those with the words in their title.';

create function private.list_ranked_page(
  filter private.catalogue_filter, query tsquery, queries tsquery[], is_partial boolean, total integer, after_id uuid,
  max_rows integer
) returns uuid[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  lexemes constant tsquery[] := array(select private.any_lexeme(word) from unnest(queries) as word);
  any_word constant tsquery := private.combine_queries(lexemes, '|');
  matches constant bigint[] := case when is_partial then private.count_matches(queries) end;
  idf constant double precision[] := private.inverse_document_frequency(matches, total);
  candidates uuid[];
  last private.catalogue;
  last_score double precision;
  page uuid[];
begin
  if cardinality(filter.lesson_ids) <= private.max_ranked() then
    candidates := filter.lesson_ids;
  else
    candidates := case when is_partial then private.list_partial_candidates(filter, queries, matches)
      else private.list_title_candidates(filter, query) end;
    candidates := candidates || private.list_catalogue_page(
      filter, 'new', null, candidates, private.max_ranked() - cardinality(candidates)
    );
  end if;
  if after_id is null or after_id = any (candidates) then
    select * into last from private.catalogue as entry where entry.lesson_id = after_id;
    last_score := private.search_score(last.document, any_word, lexemes, idf, is_partial);
    page := array(
      select scored.lesson_id
      from (
        select entry.lesson_id, entry.published_at,
          private.search_score(entry.document, any_word, lexemes, idf, is_partial) as score
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
  'Ids of entries that match the filter, the best first, after the entry after_id. Of more than max_ranked() some '
  'candidates are ranked, filled up with the newest, and the others follow, newest first. is_partial: they have some '
  'of the words, not all.';
