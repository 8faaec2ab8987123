-- Publishing: what buyers read becomes what the draft says.

create function private.lesson_body(draft public.lesson_drafts) returns text
language sql stable set search_path = '' as $$
  select concat_ws(E'\n\n', nullif(draft.preview, ''), nullif(draft.paid_part, ''))
$$;
comment on function private.lesson_body is 'What buyers read.';

create function private.missing_to_publish(draft public.lesson_drafts) returns text[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(field order by position), '{}') from (values
    (1, 'title', draft.title = ''),
    (2, 'slug', draft.slug = ''),
    (3, 'summary', btrim(draft.summary) = ''),
    (4, 'subject', draft.subject = ''),
    (5, 'duration_minutes', draft.duration_minutes is null),
    (6, 'price', draft.price is null),
    (7, 'outcomes', cardinality(draft.outcomes) = 1),
    (8, 'paid_part', btrim(draft.preview || draft.paid_part, E' \t\r\n') = ''
      or char_length(private.lesson_body(draft)) > 200000)
  ) as checklist (position, field, is_missing)
  where is_missing
$$;
comment on function private.missing_to_publish is
  'Columns of the draft that are to be filled in before it can be published; of outcomes, two or none; of a text that '
  'is too long, paid_part.';

create function private.write_lesson(draft public.lesson_drafts) returns public.lessons
language plpgsql set search_path = '' as $$
declare
  lesson public.lessons;
begin
  insert into public.lessons as published (
    id, creator_id, slug, title, summary, subject, language, price, currency, duration_minutes, outcomes, audience,
    preview, status, published_at
  )
  values (
    draft.lesson_id, draft.creator_id, draft.slug, draft.title, draft.summary, draft.subject, draft.language,
    draft.price, draft.currency, draft.duration_minutes, draft.outcomes, draft.audience, draft.preview, 'published',
    now()
  )
  on conflict on constraint lessons_pkey do update set
    (slug, title, summary, subject, language, price, currency, duration_minutes, outcomes, audience, preview, status,
      published_at)
    = (excluded.slug, excluded.title, excluded.summary, excluded.subject, excluded.language, excluded.price,
      excluded.currency, excluded.duration_minutes, excluded.outcomes, excluded.audience, excluded.preview,
      'published', coalesce(published.published_at, now()))
  where published.creator_id = excluded.creator_id
  returning * into lesson;
  if lesson.id is null then
    return null; -- Another creator's.
  end if;
  insert into public.lesson_contents (lesson_id, body)
  values (draft.lesson_id, private.lesson_body(draft))
  on conflict on constraint lesson_contents_pkey do update set body = excluded.body;
  update public.lesson_drafts as own set has_lesson = true where own.lesson_id = draft.lesson_id;
  return lesson;
end
$$;
comment on function private.write_lesson is 'Its first publication dates a lesson.';

create function public.publish_lesson(creator_id uuid, lesson_id uuid, expected_version integer) returns jsonb
language plpgsql set search_path = '' as $$
declare
  draft public.lesson_drafts;
  lesson public.lessons;
  missing text[];
  last public.lesson_versions;
begin
  -- The checkouts of a lesson read its price: serialize with nothing but other saves of the draft.
  select * into draft from public.lesson_drafts as own
    where own.lesson_id = publish_lesson.lesson_id and own.creator_id = publish_lesson.creator_id for update;
  missing := private.missing_to_publish(draft);
  if draft.lesson_id is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif draft.version <> expected_version then
    return jsonb_build_object('outcome', 'stale', 'version', draft.version);
  elsif missing <> '{}' then
    return jsonb_build_object('outcome', 'incomplete', 'missing', to_jsonb(missing));
  end if;
  begin
    lesson := private.write_lesson(draft);
  exception when unique_violation then
    return jsonb_build_object('outcome', 'slug_taken');
  end;
  if lesson.id is null then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  select * into last from public.lesson_versions as version
    where version.lesson_id = draft.lesson_id order by number desc limit 1;
  if last.content is distinct from private.draft_content(draft) then
    last.number := coalesce(last.number, 0) + 1;
    insert into public.lesson_versions (lesson_id, number, content)
    values (draft.lesson_id, last.number, private.draft_content(draft));
  end if;
  perform private.publish_files(draft);
  return jsonb_build_object('outcome', 'published', 'slug', lesson.slug, 'number', last.number);
end
$$;
comment on function public.publish_lesson is
  'Publishes the draft that its creator saw. Outcomes: published, stale (the draft has another version now), '
  'incomplete (missing: columns of the draft), slug_taken (by another lesson, now or formerly), not_found.';

revoke execute on function public.publish_lesson from public, anon, authenticated;
grant execute on function private.lesson_body, private.missing_to_publish, private.write_lesson, public.publish_lesson
  to service_role;
