-- The buyers' names, which creators search their sales for.

create function private.name_vector(name text) returns tsvector
language sql stable parallel safe set search_path = '' as $$
  select coalesce(array_to_tsvector(array_agg(distinct lexeme)), '')
  from unnest(string_to_array(private.normalize_search_text(name), ' ')) as word,
    lateral (
      select word as lexeme where word <> ''
      union all
      select substr(word, first) from generate_series(2, char_length(word)) as first
      where word <> private.space_unspaced(word)
    ) as lexemes
$$;
comment on function private.name_vector is
  'The words of a name, to be matched as prefixes: no stems and no stop words, as "Will" and "An" are names. Of '
  'scripts without spaces each ending, so that any part is found.';

create function private.name_query(plain text) returns tsquery
language sql stable parallel safe set search_path = '' as $$
  select coalesce(private.combine_queries(array_agg(private.lexeme_query(word, true)), '&'), '')
  from unnest((string_to_array(plain, ' '))[1:8]) as word where word <> ''
$$;
comment on function private.name_query is 'Names that have all of these normalized words, or words that begin so.';

create table private.buyer_names (
  user_id uuid primary key references public.profiles (id) on delete cascade,
  document tsvector not null
);
alter table private.buyer_names enable row level security;
create index buyer_names_document_idx on private.buyer_names using gin (document);

create table private.buyer_name_words (
  word text collate "C" not null,
  user_id uuid not null references private.buyer_names (user_id) on delete cascade,
  constraint buyer_name_words_pkey primary key (word, user_id)
);
alter table private.buyer_name_words enable row level security;
create index buyer_name_words_user_id_idx on private.buyer_name_words (user_id);

create function private.sync_buyer_name() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.buyer_names (user_id, document)
  values (new.id, private.name_vector(private.shown_name(new.display_name)))
  on conflict (user_id) do update set document = excluded.document;
  delete from private.buyer_name_words where user_id = new.id;
  insert into private.buyer_name_words (word, user_id)
  select word, buyer.user_id from private.buyer_names as buyer, unnest(tsvector_to_array(buyer.document)) as word
  where buyer.user_id = new.id;
  return null;
end
$$;
comment on function private.sync_buyer_name is
  'Trigger on profiles: keeps the name findable. Security definer: nobody writes them themselves.';
create trigger sync_buyer_name after insert or update of display_name on public.profiles
  for each row execute function private.sync_buyer_name();

create function private.find_buyers(plain text) returns uuid[]
language plpgsql stable set search_path = '' set enable_seqscan = off as $$
declare
  words constant text[] := (string_to_array(plain, ' '))[1:8];
  typed text;
  known_ids uuid[];
begin
  if plain = '' then return '{}'; end if;
  foreach typed in array words loop
    known_ids := array(
      select known.user_id from private.buyer_name_words as known
      where known.word >= typed and known.word < typed || U&'\+10FFFF' limit 101
    );
    if cardinality(known_ids) <= 100 then
      return array(
        select buyer.user_id from private.buyer_names as buyer
        where buyer.user_id = any (known_ids) and buyer.document @@ private.name_query(plain)
      );
    end if;
  end loop;
  -- Few may have all of them: their lists are intersected in the index.
  if cardinality(words) > 1 then
    known_ids := array(
      select buyer.user_id from private.buyer_names as buyer
      where buyer.document @@ private.name_query(plain) limit 101
    );
  end if;
  return case when cardinality(known_ids) <= 100 then known_ids end;
end
$$;
comment on function private.find_buyers is
  'The members whose names have all of these normalized words, or words that begin so. Null where more than 100 have: '
  'however many have one word, no more are read; of several common words the lists of a GIN index are.';

comment on table private.buyer_names is
  'The search document of each member''s name, as creators may see it. Read by list_sales and sum_sales.';
comment on table private.buyer_name_words is
  'The words of these documents in order, so that a few of those that begin so are read, where a GIN index reads all. '
  'Read by list_sales and sum_sales.';

revoke all on private.buyer_names, private.buyer_name_words from anon, authenticated, service_role;
