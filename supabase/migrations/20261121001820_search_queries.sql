-- From typed words to search queries, and how well a document matches them.

create function private.word_queries(plain text, any_prefix boolean default false) returns tsquery[]
language sql stable strict parallel safe set search_path = '' as $$
  select array_agg(concat_ws(' | ', nullif(stem::text, ''), whole::text
      || case when is_last or any_prefix and char_length(word) > 3 then ':*' else '' end)::tsquery order by place)
  from (
    select word, place, place = max(place) over () as is_last, numnode(stem) > 0 as has_stem,
      bool_or(numnode(stem) > 0) over () as any_has_stem, stem, plainto_tsquery('pg_catalog.simple', word) as whole
    from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as typed (word, place),
      plainto_tsquery('pg_catalog.english', word) as stem
  ) as parts
  where numnode(whole) > 0 and (has_stem or not any_prefix and is_last and (any_has_stem or place = 1))
$$;
comment on function private.word_queries is
  'One query per word of normalized text, at most eight, without stop words; null when none is left. The last word '
  'matches as a prefix, because it may be incomplete ("the" of "theory"); with any_prefix, every longer word does.';

create function private.combine_queries(queries tsquery[], operator text) returns tsquery
language sql immutable strict parallel safe as $$
  select string_agg(format('(%s)', query), operator)::tsquery from unnest(queries) as query
$$;
comment on function private.combine_queries is 'All of the queries with the operator &, any of them with |.';

create function private.relevance(document tsvector, queries tsquery[], inverse_document_frequency double precision[])
returns double precision
language sql immutable strict parallel safe as $$
  select sum(idf * (1 + rank))
  from unnest(queries, inverse_document_frequency) as parts (query, idf),
    ts_rank('{0.1, 0.2, 0.4, 1}', document, query) as rank
  where rank > 0
$$;
comment on function private.relevance is
  'How well a document matches that has some of the words: more for more words, rarer words and weightier places.';

create function private.inverse_document_frequency(queries tsquery[], lessons bigint) returns double precision[]
language sql stable strict set search_path = '' as $$
  select array_agg(ln(1 + lessons / greatest(1, matches)::double precision) order by place)
  from unnest(queries) with ordinality as parts (query, place),
    lateral (select count(*) as matches from private.catalogue where document @@ query) as counted
$$;
comment on function private.inverse_document_frequency is
  'The weight of each word among so many matching lessons: the fewer lessons have it, the higher.';
