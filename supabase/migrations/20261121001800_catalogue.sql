-- What the catalogue is searched and sorted by: one row for each published lesson, kept by triggers.

create extension if not exists unaccent with schema extensions;

create function private.normalize_search_text(written text) returns text
language sql stable strict parallel safe set search_path = '' as $$
  select btrim(regexp_replace(
    lower(extensions.unaccent('extensions.unaccent', normalize(written, nfkc)) collate pg_catalog.pg_c_utf8),
    '[^[:alnum:]]+', ' ', 'g'
  ))
$$;
comment on function private.normalize_search_text is 'Words as they are compared: small letters and digits without accents, one space between. What is left has no meaning in a query''s syntax.';

-- Small words like "the" stand everywhere and tell nothing.
create text search dictionary private.simple_no_stopwords (template = pg_catalog.simple, stopwords = english);
create text search configuration private.unstemmed (copy = pg_catalog.simple);
alter text search configuration private.unstemmed alter mapping for asciiword with private.simple_no_stopwords;

create function private.search_vector(written text) returns tsvector
language sql stable strict parallel safe set search_path = '' as $$
  select to_tsvector('pg_catalog.english', plain) || to_tsvector('private.unstemmed', plain)
  from private.normalize_search_text(written) as plain
$$;
comment on function private.search_vector is 'Stems, so that "grids" finds "grid"; and whole words, whose beginnings are found while somebody types.';

create function private.approximate_usd_cents(price numeric, currency text) returns integer
language sql immutable strict parallel safe set search_path = '' as $$
  select round(price * 100 * coalesce(('{
    "eur": 1.1, "gbp": 1.3, "chf": 1.2, "cad": 0.72, "aud": 0.65, "nzd": 0.6, "sek": 0.1, "nok": 0.1, "dkk": 0.15,
    "isk": 0.008, "pln": 0.27, "czk": 0.046, "huf": 0.0029, "ron": 0.22, "try": 0.025, "ils": 0.28, "aed": 0.27,
    "sar": 0.27, "bhd": 2.65, "jod": 1.41, "kwd": 3.25, "omr": 2.6, "tnd": 0.34, "egp": 0.02, "ghs": 0.09,
    "ngn": 0.00065, "kes": 0.0077, "ugx": 0.00028, "xaf": 0.0017, "xof": 0.0017, "zar": 0.056, "inr": 0.0115,
    "jpy": 0.0067, "krw": 0.00072, "cny": 0.14, "hkd": 0.13, "twd": 0.032, "sgd": 0.77, "myr": 0.23, "thb": 0.03,
    "php": 0.0175, "idr": 0.00006, "vnd": 0.00004, "brl": 0.18, "mxn": 0.054, "clp": 0.00105, "cop": 0.00025, "pyg": 0.00014
  }'::jsonb ->> currency)::numeric, 1))::integer
$$;
comment on function private.approximate_usd_cents is 'For order and filters only, never shown: without any rate 1800 yen would stand above 24 dollars. The rates are of 2026; their drift moves a lesson by a few places.';

create table private.catalogue (
  lesson_id uuid primary key references public.lessons (id) on delete cascade,
  creator_id uuid not null,
  subject text not null,
  usd_cents integer not null,
  minutes integer not null,
  published_at timestamptz not null,
  learners integer not null,
  document tsvector not null
);
alter table private.catalogue enable row level security;
-- Read far more often than written, so writers sort their words in at once.
create index catalogue_document_idx on private.catalogue using gin (document) with (fastupdate = off);
create index catalogue_newest_idx on private.catalogue (published_at desc, lesson_id desc);
create index catalogue_popular_idx on private.catalogue (learners desc, published_at desc, lesson_id desc);
create index catalogue_dearest_idx on private.catalogue (usd_cents desc, published_at desc, lesson_id desc);
create index catalogue_cheapest_idx on private.catalogue ((-usd_cents) desc, published_at desc, lesson_id desc);
create index catalogue_subject_idx on private.catalogue (subject, published_at desc, lesson_id desc);
create index catalogue_creator_idx on private.catalogue (creator_id, published_at desc, lesson_id desc);
comment on table private.catalogue is 'Apart from lessons, because row-level security keeps an index on what people type from being used.';
comment on column private.catalogue.learners is 'People who have it, as of the last count_learners: exact on each sale would make a lesson''s sales wait for each other.';

create table private.search_words (
  id bigint generated always as identity primary key,
  word text collate pg_catalog.pg_c_utf8 not null
);
alter table private.search_words enable row level security;
create index search_words_word_idx on private.search_words (word);
comment on table private.search_words is 'Words that stand or stood in a published lesson, for mending typing errors; of its creator''s name only as long as it is theirs. Before one is proposed the catalogue is asked whether it still holds it. Not unique: two who publish at once would wait for each other.';

revoke all on private.catalogue, private.search_words from anon, authenticated, service_role;
