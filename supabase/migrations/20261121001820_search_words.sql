-- From what somebody typed to a query, and to the words that they may have meant.

create extension if not exists pg_trgm with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;
create index search_words_like_idx on private.search_words using gin (word extensions.gin_trgm_ops);

create function private.search_query(plain text) returns tsquery
language sql stable strict parallel safe set search_path = '' as $$
  select string_agg(format('(%s)', case
      when is_last then concat_ws(' | ', nullif(stem::text, ''), whole::text || ':*')
      else concat_ws(' | ', stem::text, whole::text)
    end), ' & ')::tsquery
  from (
    select plainto_tsquery('pg_catalog.english', word) as stem, plainto_tsquery('pg_catalog.simple', word) as whole,
      place = max(place) over () as is_last
    from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as typed (word, place)
  ) as parts
  where numnode(whole) > 0 and (is_last or numnode(stem) > 0)
$$;
comment on function private.search_query is 'Every word must be there, small words like "the" aside; of the last one the beginning, because it may still be being typed. Takes plain words only. Null when there are none.';

create function private.typing_errors(typed text, meant text, most integer) returns integer
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
comment on function private.typing_errors is 'Letters too many, missing, wrong or swapped; some number above `most` when there are more.';

create function private.meant_word(typed text, is_last boolean) returns text
language sql stable strict set search_path = '' as $$
  select word
  from private.search_words,
    lateral (select case when char_length(typed) < 3 then 0 when char_length(typed) < 6 then 1 else 2 end as most) as allowed,
    lateral (
      select least(
        private.typing_errors(typed, word, most),
        case when is_last and char_length(typed) > 3 then private.typing_errors(typed, left(word, char_length(typed)), most) end
      ) as errors
    ) as counted
  -- Few people mistype the first letter; whoever does is found by what the words share.
  where (word like left(typed, 1) || '%' or word operator(extensions.%) typed)
    and errors <= most
    and exists (select 1 from private.catalogue where document @@ plainto_tsquery('pg_catalog.simple', word))
  order by errors, extensions.similarity(word, typed) desc, word
  limit 1
$$;
comment on function private.meant_word is 'The nearest word that a published lesson holds: one error in a short word, two in a longer one, none in a tiny one. Null when nothing is near.';

create function private.meant_words(plain text) returns text
language sql stable strict set search_path = '' as $$
  select case when count(word) = count(*) and string_agg(word, ' ' order by place) <> plain
    then string_agg(word, ' ' order by place) end
  from (
    select place, case
        when exists (select 1 from private.catalogue where document @@ private.search_query(typed)) then typed
        when not is_last and numnode(plainto_tsquery('pg_catalog.english', typed)) = 0 then typed
        else private.meant_word(typed, is_last)
      end as word
    from (
      select typed, place, place = max(place) over () as is_last
      from unnest((string_to_array(plain, ' '))[1:8]) with ordinality as words (typed, place)
    ) as words
  ) as mended
$$;
comment on function private.meant_words is 'The same words with those mended that stand nowhere; null when there is nothing to mend, or no way to.';
