-- What of a lesson is searched: the search document.

create function private.compound_word(word text) returns text
language sql immutable strict parallel safe as $$
  select regexp_replace(word, '(?<=[^0-9])[.]|(?<=[0-9])[.](?![0-9])', '', 'g')
$$;
comment on function private.compound_word is
  'Without dots between letters: "node.js" and "nodejs", "u.s.a" and "usa" are one word. Dots between digits and a '
  'first one (".net") stay.';

create function private.compound_lexemes(word text) returns setof text
language sql stable strict parallel safe set search_path = '' as $$
  with parts as (
    select part from regexp_split_to_table(word, '[.&/+#°]+') as split (part)
    -- The c of "c++" and the r of "r&b" are not that word.
    where char_length(part) > 1 or part ~ '^[0-9]$'
  )
  select private.compound_word(word)
  union
  select unnest(stem || part) from parts, ts_lexize('pg_catalog.english_stem', part) as stem where stem <> '{}'
  union
  select match[1] from regexp_matches(word, '[.][^0-9.&/+#°][^.&/+#°]*', 'g') as match
$$;
comment on function private.compound_lexemes is
  'Under what a word with signs is found: itself and its parts, for "node.js" nodejs, node, .js and js.';

create function private.search_vector(written text) returns tsvector
language sql stable strict parallel safe set search_path = '' as $$
  with words as (
    select left(word, 100) as word, word <> private.space_unspaced(word) as is_unspaced,
      word ~ '[.&/+#°]' as is_compound, place
    from unnest(string_to_array(private.normalize_search_text(written), ' ')) with ordinality as words (word, place)
  ), placed as (
    select word, is_unspaced, is_compound,
      sum(case when is_unspaced then char_length(word) else 1 end) over (order by place) as last_place
    from words
  ), lexemes as (
    select unnest(stem || word) as lexeme, last_place as place
    from placed, ts_lexize('pg_catalog.english_stem', word) as stem
    where not is_unspaced and not is_compound and stem <> '{}'
    union all
    select lexeme, last_place from placed, private.compound_lexemes(word) as lexeme where is_compound
    union all
    select substr(word, first, size), last_place - char_length(word) + first
    from placed, generate_series(1, char_length(word)) as first, generate_series(1, 3) as size
    where is_unspaced and first + size <= char_length(word) + 1
  )
  select coalesce(string_agg(format('''%s'':%s', lexeme, place), ' '), '')::tsvector from lexemes
$$;
comment on function private.search_vector is
  'Stems, so that "grids" finds "grid", whole words, for prefix matches while the reader is typing, and of scripts '
  'without spaces each letter and each two and three letters in a row, so that any part of a text is found. Stop words '
  'are left out.';

create function private.preview_text(lesson public.lessons) returns text
language sql stable set search_path = '' as $$
  select concat_ws(' ', array_to_string(lesson.outcomes, ' '), lesson.audience,
    regexp_replace(lesson.preview, '\]\([^)]*\)', ' ', 'g'))
$$;
comment on function private.preview_text is
  'The public text of a lesson beside title and summary, without the URLs of links and images.';
