-- From what somebody typed to a query, and to the words that they may have meant.

create extension if not exists pg_trgm with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;
create index search_words_like_idx on private.search_words using gin (word extensions.gin_trgm_ops);

create function private.word_queries(plain text, loosely boolean default false) returns tsquery[]
language sql stable strict parallel safe set search_path = '' as $$
  select array_agg(concat_ws(' | ', nullif(stem::text, ''), whole::text
      || case when is_last or loosely and char_length(word) > 3 then ':*' else '' end)::tsquery order by place)
  from (
    select word, place, place = max(place) over () as is_last, numnode(stem) > 0 as is_telling,
      bool_or(numnode(stem) > 0) over () as any_telling, stem, plainto_tsquery('pg_catalog.simple', word) as whole
    from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as typed (word, place),
      plainto_tsquery('pg_catalog.english', word) as stem
  ) as parts
  where numnode(whole) > 0 and (is_telling or not loosely and is_last and (any_telling or place = 1))
$$;
comment on function private.word_queries is 'One query for each word, without small ones like "the". The last one may still be being typed, so its beginning will do, and "the" may become "theory" there; loosely, the beginning of every longer word. Takes plain words only. Null when there are none.';

create function private.combine_queries(queries tsquery[], sign text) returns tsquery
language sql immutable strict parallel safe set search_path = '' as $$
  select string_agg(format('(%s)', query), sign)::tsquery from unnest(queries) as query
$$;
comment on function private.combine_queries is 'All of them for &, any of them for |.';

create function private.relevance(document tsvector, queries tsquery[], inverse_document_frequency double precision[]) returns double precision
language sql immutable strict parallel safe set search_path = '' as $$
  select sum(rarity * (1 + rank))
  from unnest(queries, inverse_document_frequency) as asked (query, rarity), ts_rank('{0.1, 0.2, 0.4, 1}', document, query) as rank
  where rank > 0
$$;
comment on function private.relevance is 'How well a document fits that has some of the words: more when they are more, rarer, or stand in weightier places.';

create function private.inverse_document_frequency(queries tsquery[], lessons bigint) returns double precision[]
language sql stable strict set search_path = '' as $$
  select array_agg(ln(1 + lessons / greatest(1, (select count(*) from private.catalogue where document @@ query))::double precision) order by place)
  from unnest(queries) with ordinality as asked (query, place)
$$;
comment on function private.inverse_document_frequency is 'What each word counts for among so many lessons that have some: the fewer hold it, the more.';

create function private.edit_distance(typed text, meant text, most integer) returns integer
language sql stable strict parallel safe set search_path = '' as $$
  select case
    -- Two neighbours swapped count as one error, not as two.
    when exists (
      select 1 from generate_series(1, char_length(typed) - 1) as place
      where overlay(typed placing reverse(substr(typed, place, 2)) from place for 2) = meant
    ) then 1
    else extensions.levenshtein_less_equal(typed, meant, most)
  end
$$;
comment on function private.edit_distance is 'Letters too many, missing, wrong or swapped; some number above `most` when there are more.';

create function private.nearest_word(typed text, is_last boolean) returns text
language sql stable strict set search_path = '' as $$
  select word
  from private.search_words,
    lateral (select case when char_length(typed) < 3 then 0 when char_length(typed) < 6 then 1 else 2 end as most) as allowed,
    lateral (
      select least(
        private.edit_distance(typed, word, most),
        case when is_last and char_length(typed) > 3 then private.edit_distance(typed, left(word, char_length(typed)), most) end
      ) as errors
    ) as counted
  -- Few people mistype the first letter; whoever does is found by what the words share.
  where (word like left(typed, 1) || '%' or word operator(extensions.%) typed)
    and errors <= most
    -- Of all that a lesson says some word is always near: what stands only in its trial must be nearer than what names it.
    and exists (
      select 1 from private.catalogue
      where document @@ to_tsquery('pg_catalog.simple', word || case when errors > 1 or char_length(typed) < 6 then ':abc' else '' end)
    )
  order by errors, extensions.similarity(word, typed) desc, word
  limit 1
$$;
comment on function private.nearest_word is 'The nearest word that a published lesson holds: one error in a short word, two in a longer one, none in a tiny one; of words that stand only in what can be tried, one error in a longer one. Null when nothing is near.';

create function private.spelling_suggestion(plain text, shortest integer default 3) returns text
language sql stable strict set search_path = '' as $$
  select nullif(string_agg(coalesce(word, typed), ' ' order by place), plain)
  from (
    select typed, place, case
        when exists (select 1 from private.catalogue where document @@ (private.word_queries(typed))[1]) then typed
        when char_length(typed) < shortest or numnode(plainto_tsquery('pg_catalog.english', typed)) = 0 then typed
        else private.nearest_word(typed, is_last)
      end as word
    from (
      select typed, place, place = max(place) over () as is_last
      from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as words (typed, place)
    ) as words
  ) as repaired
$$;
comment on function private.spelling_suggestion is 'The same words with those repaired that stand nowhere and can be, but for words of less than `shortest` letters; null when none is.';
