-- Spelling suggestions: the nearest words that published lessons contain.

create extension if not exists pg_trgm with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;

create index search_words_like_idx on private.search_words using gin (word extensions.gin_trgm_ops);

create function private.edit_distance(typed text, candidate text, max_errors integer) returns integer
language sql stable strict parallel safe set search_path = '' as $$
  select case
    when exists (
      select 1 from generate_series(1, char_length(typed) - 1) as place
      where overlay(typed placing reverse(substr(typed, place, 2)) from place for 2) = candidate
    ) then 1
    else extensions.levenshtein_less_equal(typed, candidate, max_errors)
  end
$$;
comment on function private.edit_distance is
  'Levenshtein distance in which one swap of neighbouring letters counts once; some number above max_errors beyond '
  'it.';

create function private.nearest_word(typed text, is_last boolean) returns text
language sql stable strict set search_path = '' as $$
  select word
  from private.search_words,
    lateral (
      select case when char_length(typed) < 3 then 0 when char_length(typed) < 6 then 1 else 2 end as max_errors
    ) as allowed,
    lateral (
      select least(
        private.edit_distance(typed, word, max_errors),
        case when is_last and char_length(typed) > 3
          then private.edit_distance(typed, left(word, char_length(typed)), max_errors) end
      ) as errors
    ) as counted
  -- The first letter is rarely mistyped; when it is, trigrams find the word.
  where (word like left(typed, 1) || '%' or word operator(extensions.%) typed)
    and errors <= max_errors
    -- A preview has so many words that one is always near: a word that occurs only there must be nearer (weight D).
    and exists (
      select 1 from private.catalogue
      where document @@ to_tsquery('pg_catalog.simple',
        word || case when errors > 1 or char_length(typed) < 6 then ':abc' else '' end)
    )
  order by errors, extensions.similarity(word, typed) desc, word
  limit 1
$$;
comment on function private.nearest_word is
  'The nearest word that a published lesson has, or null: no error in a word of two letters, one in a word of up to '
  'five, two in a longer one. Words that occur only in previews: one error in a word of six letters or more.';

create function private.spelling_suggestion(plain text, min_length integer default 3) returns text
language sql stable strict set search_path = '' as $$
  select nullif(string_agg(coalesce(word, typed), ' ' order by place), plain)
  from (
    select typed, place, case
        when exists (select 1 from private.catalogue where document @@ (private.word_queries(typed))[1]) then typed
        when char_length(typed) < min_length or numnode(plainto_tsquery('pg_catalog.english', typed)) = 0 then typed
        else private.nearest_word(typed, is_last)
      end as word
    from (
      select typed, place, place = max(place) over () as is_last
      from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as words (typed, place)
    ) as words
  ) as corrected
$$;
comment on function private.spelling_suggestion is
  'The normalized text with words that no lesson has replaced by the nearest one, from min_length letters; null '
  'when that changes nothing.';
