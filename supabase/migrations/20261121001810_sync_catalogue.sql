-- What keeps the catalogue right: every change of a lesson, or of its creator's name.

create function private.preview_text(lesson public.lessons) returns text
language sql stable set search_path = '' as $$
  select concat_ws(' ', array_to_string(lesson.outcomes, ' '), lesson.audience,
    regexp_replace(lesson.preview, '\]\([^)]*\)', ' ', 'g'))
$$;
comment on function private.preview_text is 'What everybody may read beside title and summary, without the addresses of links and pictures.';

create function private.refresh_catalogue(changed uuid[]) returns void
language sql set search_path = '' as $$
  delete from private.catalogue using public.lessons
  where lesson_id = lessons.id and lesson_id = any (changed) and status <> 'published';

  insert into private.catalogue
  select lessons.id, creator_id, subject, private.approximate_usd_cents(price, currency), duration_minutes, published_at,
    0, -- until count_learners comes
    setweight(private.search_vector(title), 'A') || setweight(private.search_vector(concat_ws(' ', subject, creators.name)), 'B')
      || setweight(private.search_vector(summary), 'C') || setweight(private.search_vector(private.preview_text(lessons)), 'D')
  from public.lessons join public.creators on creators.id = creator_id
  where lessons.id = any (changed) and status = 'published'
  order by lessons.id -- as count_learners, so that the two do not wait for each other in a circle
  on conflict (lesson_id) do update set creator_id = excluded.creator_id, subject = excluded.subject,
    usd_cents = excluded.usd_cents, minutes = excluded.minutes, published_at = excluded.published_at, document = excluded.document;

  insert into private.search_words (word)
  select distinct found.word from public.lessons join public.creators on creators.id = creator_id,
    string_to_array(private.normalize_search_text(concat_ws(' ', title, subject, creators.name, summary, private.preview_text(lessons))), ' ') as words, unnest(words) as found (word)
  where lessons.id = any (changed) and status = 'published' and char_length(found.word) between 3 and 40 and found.word ~ '[[:alpha:]]'
    and not exists (select 1 from private.search_words as known where known.word = found.word);
$$;
comment on function private.refresh_catalogue is 'Makes the catalogue say what these lessons say now.';

create function private.sync_catalogue_entry() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.refresh_catalogue(array[new.id]);
  return null;
end
$$;
comment on function private.sync_catalogue_entry is 'Trigger. Security definer: who may change a lesson needs no rights on the catalogue.';
create trigger sync_catalogue_entry after insert or update on public.lessons
  for each row execute function private.sync_catalogue_entry();

create function private.sync_creator_lessons() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.refresh_catalogue(array(select id from public.lessons where creator_id = new.id));
  delete from private.search_words
  where word = any (string_to_array(private.normalize_search_text(old.name), ' '))
    and not exists (select 1 from private.catalogue where document @@ plainto_tsquery('pg_catalog.simple', word));
  return null;
end
$$;
comment on function private.sync_creator_lessons is 'Trigger: lessons are found by their creator''s name, and a name that nobody has any more is kept nowhere. Security definer, as sync_catalogue_entry.';
create trigger sync_creator_lessons after update of name on public.creators
  for each row when (old.name is distinct from new.name) execute function private.sync_creator_lessons();
create trigger sync_deleted_creator_lessons after delete on public.creators
  for each row execute function private.sync_creator_lessons();

select private.refresh_catalogue(array(select id from public.lessons));
