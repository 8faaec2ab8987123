-- The search catalogue: one row per published lesson with its sort keys and search document, kept by triggers.

create extension if not exists unaccent with schema extensions;

create table private.catalogue (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  creator_id uuid not null,
  subject text not null,
  usd_cents integer not null,
  minutes integer not null,
  published_at timestamptz not null,
  learners integer not null,
  title tsvector not null,
  document tsvector storage external not null,
  constraint catalogue_pkey primary key (lesson_id)
);
alter table private.catalogue enable row level security;
-- Read far more often than written: no pending list.
create index catalogue_document_idx on private.catalogue using gin (document) with (fastupdate = off);
create index catalogue_title_idx on private.catalogue using gin (title) with (fastupdate = off);
create index catalogue_newest_idx on private.catalogue (published_at desc, lesson_id desc);
create index catalogue_popular_idx on private.catalogue (learners desc, published_at desc, lesson_id desc);
create index catalogue_dearest_idx on private.catalogue (usd_cents desc, published_at desc, lesson_id desc);
create index catalogue_cheapest_idx on private.catalogue ((-usd_cents) desc, published_at desc, lesson_id desc);
create index catalogue_subject_idx on private.catalogue (subject, published_at desc, lesson_id desc);
create index catalogue_creator_idx on private.catalogue (creator_id, published_at desc, lesson_id desc);

create table private.search_words (
  id bigint generated always as identity,
  word text collate pg_catalog.pg_c_utf8 not null,
  constraint search_words_pkey primary key (id)
);
alter table private.search_words enable row level security;
create index search_words_word_idx on private.search_words (word);

comment on table private.catalogue is
  'Not in public.lessons, because under row-level security Postgres may not use an index on a search text. Read by '
  'search_lessons alone, with all its columns.';
comment on column private.catalogue.learners is
  'As of the last count_learners, or of its publication. Counting at each sale would serialize a lesson''s sales.';
comment on column private.catalogue.title is
  'That part of the document: of more matches than are ranked, those in titles are ranked first.';
comment on column private.catalogue.document is
  'Not compressed: it hardly gets smaller, and searches read it often.';
comment on table private.search_words is
  'Words of published lessons, for spelling suggestions. A word may outlive its lesson, except a creator''s name: '
  'suggestions are checked against the catalogue. Not unique, so that two publishers do not wait for each other. Read '
  'by search_lessons.';

revoke all on private.catalogue, private.search_words from anon, authenticated, service_role;
