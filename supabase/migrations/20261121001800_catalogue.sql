-- What the catalogue is searched and sorted by: one row for each published lesson, kept by triggers.

create extension if not exists unaccent with schema extensions;

create function private.plain_words(written text) returns text
language sql stable strict parallel safe set search_path = '' as $$
  select btrim(regexp_replace(
    lower(extensions.unaccent('extensions.unaccent', normalize(written, nfkc)) collate pg_catalog.pg_c_utf8),
    '[^[:alnum:]]+', ' ', 'g'
  ))
$$;
comment on function private.plain_words is 'Words as they are compared: small letters and digits without accents, one space between. What is left has no meaning in a query''s syntax.';

create function private.search_vector(written text) returns tsvector
language sql stable strict parallel safe set search_path = '' as $$
  select to_tsvector('pg_catalog.english', plain) || to_tsvector('pg_catalog.simple', plain)
  from private.plain_words(written) as plain
$$;
comment on function private.search_vector is 'Stems, so that "grids" finds "grid"; and whole words, whose beginnings are found while somebody types.';

create function private.rough_usd_cents(price numeric, currency text) returns integer
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
comment on function private.rough_usd_cents is 'For order and filters only, never shown: without any rate 1800 yen would stand above 24 dollars. The rates are of 2026; their drift moves a lesson by a few places.';

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
create index purchases_learners_idx on public.purchases (lesson_id) where grants_access;
comment on table private.catalogue is 'Apart from lessons, because row-level security keeps an index on what people type from being used.';
comment on column private.catalogue.learners is 'Purchases that stand, as of the last count_learners: exact on each sale would make a lesson''s sales wait for each other.';

create table private.search_words (
  id bigint generated always as identity primary key,
  word text collate pg_catalog.pg_c_utf8 not null
);
alter table private.search_words enable row level security;
create index search_words_word_idx on private.search_words (word);
comment on table private.search_words is 'Words that stand or stood in a published lesson, for mending typing errors; of its creator''s name only as long as it is theirs. Before one is proposed the catalogue is asked whether it still holds it. Not unique: two who publish at once would wait for each other.';

create function private.list_in_catalogue(changed uuid[]) returns void
language sql set search_path = '' as $$
  delete from private.catalogue using public.lessons
  where lesson_id = lessons.id and lesson_id = any (changed) and status <> 'published';

  insert into private.catalogue
  select lessons.id, creator_id, subject, private.rough_usd_cents(price, currency), duration_minutes, published_at,
    (select count(*) from public.purchases where lesson_id = lessons.id and grants_access),
    setweight(private.search_vector(title), 'A') || setweight(private.search_vector(concat_ws(' ', subject, creators.name)), 'B')
      || setweight(private.search_vector(summary), 'C')
  from public.lessons join public.creators on creators.id = creator_id
  where lessons.id = any (changed) and status = 'published'
  order by lessons.id -- as count_learners, so that the two do not wait for each other in a circle
  on conflict (lesson_id) do update set creator_id = excluded.creator_id, subject = excluded.subject,
    usd_cents = excluded.usd_cents, minutes = excluded.minutes, published_at = excluded.published_at, document = excluded.document;

  insert into private.search_words (word)
  select distinct found.word from public.lessons join public.creators on creators.id = creator_id,
    string_to_array(private.plain_words(concat_ws(' ', title, subject, creators.name, summary)), ' ') as words, unnest(words) as found (word)
  where lessons.id = any (changed) and status = 'published' and char_length(found.word) between 3 and 40
    and not exists (select 1 from private.search_words as known where known.word = found.word);
$$;
comment on function private.list_in_catalogue is 'Makes the catalogue say what these lessons say now.';

create function private.follow_lesson() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.list_in_catalogue(array[new.id]);
  return null;
end
$$;
comment on function private.follow_lesson is 'Trigger. Security definer: who may change a lesson needs no rights on the catalogue.';
create trigger follow_lesson after insert or update on public.lessons
  for each row execute function private.follow_lesson();

create function private.follow_creator() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.list_in_catalogue(array(select id from public.lessons where creator_id = new.id));
  delete from private.search_words
  where word = any (string_to_array(private.plain_words(old.name), ' '))
    and not exists (select 1 from private.catalogue where document @@ plainto_tsquery('pg_catalog.simple', word));
  return null;
end
$$;
comment on function private.follow_creator is 'Trigger: lessons are found by their creator''s name, and a name that nobody has any more is kept nowhere. Security definer, as follow_lesson.';
create trigger follow_creator after update of name on public.creators
  for each row when (old.name is distinct from new.name) execute function private.follow_creator();
create trigger follow_deleted_creator after delete on public.creators
  for each row execute function private.follow_creator();

select private.list_in_catalogue(array(select id from public.lessons));
revoke all on private.catalogue, private.search_words from anon, authenticated, service_role;
