-- What of a lesson is searched: normalized text and the search document.

create function private.normalize_search_text(written text) returns text
language sql stable strict parallel safe set search_path = '' as $$
  select btrim(regexp_replace(
    lower(extensions.unaccent('extensions.unaccent', normalize(written, nfkc)) collate pg_catalog.pg_c_utf8),
    '[^[:alnum:]]+', ' ', 'g'
  ))
$$;
comment on function private.normalize_search_text is
  'Lower case letters and digits without accents, separated by single spaces: no character is tsquery syntax.';

create function private.search_vector(written text) returns tsvector
language sql stable strict parallel safe set search_path = '' as $$
  select to_tsvector('pg_catalog.english', plain) || to_tsvector('private.unstemmed', plain)
  from private.normalize_search_text(written) as plain
$$;
comment on function private.search_vector is
  'Stems, so that "grids" finds "grid", and unstemmed words, for prefix matches while the reader is typing.';

create function private.preview_text(lesson public.lessons) returns text
language sql stable set search_path = '' as $$
  select concat_ws(' ', array_to_string(lesson.outcomes, ' '), lesson.audience,
    regexp_replace(lesson.preview, '\]\([^)]*\)', ' ', 'g'))
$$;
comment on function private.preview_text is
  'The public text of a lesson beside title and summary, without the URLs of links and images.';
