-- From typed words to search queries, and how well a document matches them.

create function private.lexeme_query(lexeme text, is_prefix boolean default false) returns tsquery
language sql immutable strict parallel safe as $$
  select format('''%s''%s', lexeme, case when is_prefix then ':*' else '' end)::tsquery
$$;
comment on function private.lexeme_query is 'The query for one word of normalized text, which holds no quotes.';

create function private.unspaced_query(word text) returns tsquery
language sql immutable strict parallel safe as $$
  select case when char_length(word) <= 3 then private.lexeme_query(word) else (
    select string_agg(format('''%s''', substr(word, first, 3)), ' <-> ' order by first)::tsquery
    from generate_series(1, char_length(word) - 2) as first
  ) end
$$;
comment on function private.unspaced_query is
  'The query for a text in a script without spaces: each three letters of it, one after the other. Pairs would be in '
  'so many places of a long text that comparing them takes ten times as long.';

create function private.spaced_query(word text, is_prefix boolean) returns tsquery
language sql stable strict parallel safe as $$
  select concat_ws(' | ',
    (select private.lexeme_query(stem) from unnest(ts_lexize('pg_catalog.english_stem', word)) as stem
      where word !~ '[.&/+#°]'),
    private.lexeme_query(private.compound_word(word), is_prefix),
    case when word ~ '[^0-9.][.][^0-9.]' then replace(format('''%s''', word), '.', ''' <-> ''') end)::tsquery
$$;
comment on function private.spaced_query is
  'The query for one word: its stem or itself, and for "node.js" also "node" followed by "js".';

create function private.word_queries(plain text, any_prefix boolean default false) returns tsquery[]
language sql stable strict parallel safe set search_path = '' as $$
  select array_agg(case when is_unspaced then private.unspaced_query(word)
      -- One letter is a word of its own (C, R), not the beginning of others.
      else private.spaced_query(word, is_last and word ~ '..|[0-9]' or any_prefix and char_length(word) > 3)
    end order by place)
  from (
    select word, place, is_unspaced, is_stop_word, place = max(place) over () as is_last,
      bool_and(is_stop_word) over () as only_stop_words
    from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as typed (word, place),
      lateral (select word <> private.space_unspaced(word) as is_unspaced,
        ts_lexize('pg_catalog.english_stem', word) = '{}' as is_stop_word) as kinds
  ) as parts
  where not is_stop_word or not any_prefix and is_last and (not only_stop_words or place = 1)
$$;
comment on function private.word_queries is
  'One query per word of normalized text, at most eight, without stop words; null when none is left. The last word '
  'matches as a prefix, because it may be incomplete ("the" of "theory"); with any_prefix, every longer word does.';

create function private.combine_queries(queries tsquery[], operator text) returns tsquery
language sql immutable strict parallel safe as $$
  select string_agg(format('(%s)', query), operator)::tsquery from unnest(queries) as query
$$;
comment on function private.combine_queries is 'All of the queries with the operator &, any of them with |.';

create function private.any_lexeme(query tsquery) returns tsquery
language sql immutable strict parallel safe as $$ select replace(query::text, '<->', '|')::tsquery $$;
comment on function private.any_lexeme is
  'For ranking: of lexemes that must follow each other, ts_rank compares each place with each place of each other.';

create function private.relevance(document tsvector, queries tsquery[], inverse_document_frequency double precision[])
returns double precision
language sql immutable strict parallel safe as $$
  select sum(idf * (1 + rank))
  -- A copy: else the document is read from its TOAST table once for each word.
  from (select document || ''::tsvector as words offset 0) as copy,
    unnest(queries, inverse_document_frequency) as parts (query, idf),
    ts_rank('{0.1, 0.2, 0.4, 1}', copy.words, query) as rank
  where rank > 0
$$;
comment on function private.relevance is
  'How well a document matches that has some of the words: more for more words, rarer words and weightier places.';

create function private.max_matches() returns integer language sql immutable parallel safe as 'select 1000';
comment on function private.max_matches is
  'How many entries a search counts at most, so that its cost does not grow with the catalogue.';

create function private.max_ranked() returns integer language sql immutable parallel safe as 'select 200';
comment on function private.max_ranked is 'How many of the entries that match are ranked: see list_ranked_page.';

create function private.count_matches(queries tsquery[]) returns bigint[]
language sql stable strict set search_path = '' as $$
  select array_agg(matches order by place)
  from unnest(queries) with ordinality as parts (query, place),
    lateral (
      select count(*) as matches
      from (select 1 from private.catalogue where document @@ query limit private.max_matches()) as matching
    ) as counted
$$;
comment on function private.count_matches is 'How many lessons have each word, up to max_matches().';

create function private.inverse_document_frequency(matches bigint[], lessons bigint) returns double precision[]
language sql immutable strict parallel safe as $$
  select array_agg(ln(1 + lessons / greatest(1, count)::double precision) order by place)
  from unnest(matches) with ordinality as counted (count, place)
$$;
comment on function private.inverse_document_frequency is
  'The weight of each word among so many matching lessons: the fewer lessons have it, the higher.';
