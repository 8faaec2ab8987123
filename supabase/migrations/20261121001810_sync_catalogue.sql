-- Keeps the catalogue and the search words in step with lessons and creators' names.

create function private.learners_of(lesson_id uuid) returns integer
language sql stable set search_path = '' as $$
  select coalesce(sum(counted.people), 0)::integer from (
    select sales as people from public.lesson_sales as bought where bought.lesson_id = learners_of.lesson_id
    union all
    select keepers from private.kept_lesson_counts as kept where kept.lesson_id = learners_of.lesson_id
  ) as counted
$$;
comment on function private.learners_of is 'As count_learners counts them, for one lesson.';

create function private.refresh_catalogue(changed uuid[]) returns void
language sql set search_path = '' as $$
  delete from private.catalogue as entry using public.lessons as lesson
  where entry.lesson_id = lesson.id and lesson.id = any (changed) and lesson.status <> 'published';

  insert into private.catalogue
    (lesson_id, creator_id, subject, usd_cents, minutes, published_at, learners, title, document)
  select lesson.id, lesson.creator_id, lesson.subject, private.approximate_usd_cents(lesson.price, lesson.currency),
    lesson.duration_minutes, lesson.published_at,
    -- Of one that returns to the catalogue. The others keep what count_learners wrote.
    case when exists (select from private.catalogue as entry where entry.lesson_id = lesson.id) then 0
      else private.learners_of(lesson.id) end,
    title_vector,
    setweight(title_vector, 'A')
      || setweight(private.search_vector(concat_ws(' ', lesson.subject, creator.name)), 'B')
      || setweight(private.search_vector(lesson.summary), 'C')
      || setweight(private.search_vector(private.preview_text(lesson)), 'D')
  from public.lessons as lesson join public.creators as creator on creator.id = lesson.creator_id,
    private.search_vector(lesson.title) as title_vector
  where lesson.id = any (changed) and lesson.status = 'published'
  order by lesson.id -- the order of count_learners, so that the two cannot deadlock
  on conflict (lesson_id) do update set creator_id = excluded.creator_id, subject = excluded.subject,
    usd_cents = excluded.usd_cents, minutes = excluded.minutes, published_at = excluded.published_at,
    title = excluded.title, document = excluded.document;

  insert into private.search_words (word)
  select distinct found.word
  from public.lessons as lesson join public.creators as creator on creator.id = lesson.creator_id,
    private.normalize_search_text(
      concat_ws(' ', lesson.title, lesson.subject, creator.name, lesson.summary, private.preview_text(lesson))
    ) as plain,
    unnest(string_to_array(plain, ' ')) as found (word)
  where lesson.id = any (changed) and lesson.status = 'published'
    and char_length(found.word) between 3 and 40 and found.word ~ '[[:alpha:]]' and found.word !~ '[.&/+#°]'
    and private.space_unspaced(found.word) = found.word
    and not exists (select 1 from private.search_words as known where known.word = found.word);
$$;
comment on function private.refresh_catalogue is 'Brings the catalogue entries of these lessons up to date.';

create function private.sync_catalogue_entry() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.refresh_catalogue(array[new.id]);
  return null;
end
$$;
comment on function private.sync_catalogue_entry is
  'Trigger on lessons. Security definer: who may change a lesson has no rights on the catalogue.';

create function private.sync_creator_lessons() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.refresh_catalogue(
    array(select lesson.id from public.lessons as lesson where lesson.creator_id = new.id)
  );
  delete from private.search_words
  where word = any (string_to_array(private.normalize_search_text(old.name), ' '))
    and not exists (select 1 from private.catalogue where document @@ private.lexeme_query(word));
  return null;
end
$$;
comment on function private.sync_creator_lessons is
  'Trigger on creators: lessons are found by their creator''s current name, and a name no longer used is deleted. '
  'Security definer, as sync_catalogue_entry.';

create trigger sync_new_lesson after insert on public.lessons
  for each row when (new.status = 'published') execute function private.sync_catalogue_entry();
create trigger sync_catalogue_entry
  after update of creator_id, title, summary, subject, price, currency, status, duration_minutes, published_at,
    preview, outcomes, audience on public.lessons
  for each row when (old.status = 'published' or new.status = 'published')
  execute function private.sync_catalogue_entry();
create trigger sync_creator_lessons after update of name on public.creators
  for each row when (old.name is distinct from new.name) execute function private.sync_creator_lessons();
create trigger sync_deleted_creator_lessons after delete on public.creators
  for each row execute function private.sync_creator_lessons();

select private.refresh_catalogue(array(select lessons.id from public.lessons));
