-- Spelling suggestions: the nearest words that published lessons contain.

create extension if not exists pg_trgm with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;

create function private.edit_distance(typed text, candidate text, max_errors integer) returns integer
language sql immutable strict parallel safe set search_path = '' as $$
  select case
    when distance > 1 and char_length(typed) = char_length(candidate) and exists (
      select 1 from generate_series(1, char_length(typed) - 1) as place
      where overlay(typed placing reverse(substr(typed, place, 2)) from place for 2) = candidate
    ) then 1
    else distance
  end
  from extensions.levenshtein_less_equal(typed, candidate, max_errors) as distance
$$;
comment on function private.edit_distance is
  'Levenshtein distance in which one swap of neighbouring letters counts once; some number above max_errors beyond '
  'it.';

create function private.nearest_word(typed text, is_last boolean) returns text
language sql stable strict set search_path = '' as $$
  with candidates as materialized (
    select word from private.search_words
    where private.spelling_keys(word) && private.deletions(left(typed, 7), private.allowed_errors(typed))
    limit 1000
  ), nearest as materialized (
    select word, errors
    from candidates,
      lateral (
        select least(
          private.edit_distance(typed, word, 2),
          case when is_last and char_length(typed) > 3
            then private.edit_distance(typed, left(word, char_length(typed)), 2) end
        ) as errors
      ) as counted
    where errors <= private.allowed_errors(typed)
    order by errors, extensions.similarity(word, typed) desc, word
    limit 10
  )
  select word from nearest
  -- A preview has so many words that one is always near: a word that occurs only there must be nearer (weight D).
  where exists (
    select 1 from private.catalogue
    where document @@ format('''%s''%s', word,
      case when errors > 1 or char_length(typed) < 6 then ':abc' else '' end)::tsquery
  )
  order by errors, extensions.similarity(word, typed) desc, word
  limit 1
$$;
comment on function private.nearest_word is
  'The nearest word that a published lesson has, or null. Words that occur only in previews: one error in a word of '
  'six letters or more. Compares at most 1000 words, and looks up ten.';

create function private.spelling_corrections(plain text) returns text[]
language sql stable strict set search_path = '' as $$
  with words as (
    select typed, place, place = max(place) over () as is_last
    from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as words (typed, place)
  ), unknown as materialized (
    select typed, place, is_last from words
    where char_length(typed) between 3 and 40 and typed !~ '[.&/+#°]' and private.space_unspaced(typed) = typed
      and ts_lexize('pg_catalog.english_stem', typed) <> '{}'
      -- Common words are in few titles and in many documents: the titles answer sooner.
      and not exists (select 1 from private.catalogue where title @@ private.spaced_query(typed, true))
      and not exists (select 1 from private.catalogue where document @@ private.spaced_query(typed, true))
    order by place limit 3
  )
  select array_agg(coalesce(private.nearest_word(unknown.typed, unknown.is_last), words.typed) order by words.place)
  from words left join unknown using (place)
$$;
comment on function private.spelling_corrections is
  'The words of normalized text; the first three that no lesson has are replaced by the nearest one.';

create function private.apply_corrections(plain text, corrections text[], min_length integer) returns text
language sql immutable strict parallel safe as $$
  select nullif(
    string_agg(case when char_length(typed) >= min_length then corrected else typed end, ' ' order by place),
    string_agg(typed, ' ' order by place)
  )
  from unnest((string_to_array(plain, ' '))[1:8], corrections) with ordinality as words (typed, corrected, place)
$$;
comment on function private.apply_corrections is
  'Normalized text with its words from min_length letters corrected; null when that changes nothing.';
