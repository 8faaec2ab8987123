-- Beginning a draft.

create function private.draft_content(draft public.lesson_drafts) returns jsonb
language sql stable set search_path = '' as $$
  select to_jsonb(draft)
    - '{lesson_id,creator_id,version,price_minor,has_lesson,created_at,updated_at}'::text[]
    - '{cover_id,video_id,captions_id}'::text[]
$$;
comment on function private.draft_content is 'What its creator wrote, by column.';

create function private.draft_of_lesson(lesson_id uuid) returns public.lesson_drafts
language sql stable set search_path = '' as $$
  select jsonb_populate_record(null::public.lesson_drafts, to_jsonb(lesson) || jsonb_build_object(
    'lesson_id', lesson.id,
    'paid_part', case
      when starts_with(content.body, lesson.preview)
        and (right(lesson.preview, 1) in ('', E'\n') or left(rest, 1) in ('', E'\r', E'\n'))
      then ltrim(rest, E'\r\n')
      else coalesce(content.body, '') end,
    'cover_id', (select file.id from public.lesson_files as file where lesson.cover_path = '/files/' || file.id),
    'video_id', (select file.id from public.lesson_files as file where file.path = content.video_path),
    'captions_id', (
      select file.id from public.lesson_files as file
      where file.lesson_id = lesson.id and file.published_part is not null and file.content = content.video_captions
      limit 1
    )
  ))
  from public.lessons as lesson left join public.lesson_contents as content on content.lesson_id = lesson.id,
    substr(content.body, char_length(lesson.preview) + 1) as rest
  where lesson.id = draft_of_lesson.lesson_id
$$;
comment on function private.draft_of_lesson is
  'The draft with which a lesson that was made without one begins, with the files that it has. Its body is cut after '
  'the preview, at the end of a line.';

create function private.lock_creator(creator_id uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
  -- anonymize_user locks the profile first, too, so that neither waits for the other in a circle.
  perform from public.profiles where id = lock_creator.creator_id for key share;
  return exists (select from public.creators where id = lock_creator.creator_id and account_id is not null);
end
$$;
comment on function private.lock_creator is
  'Keeps the account from being deleted meanwhile. False: this is no creator, or one whose account is deleted, whose '
  'lessons stay without an account.';

create function public.start_lesson_draft(creator_id uuid, lesson_id uuid) returns setof public.lesson_drafts
language plpgsql set search_path = '' as $$
declare
  draft public.lesson_drafts := private.draft_of_lesson(lesson_id);
begin
  if not private.lock_creator(creator_id) then
    return;
  end if;
  if draft.lesson_id is null then
    insert into public.lesson_drafts (lesson_id, creator_id)
    values (start_lesson_draft.lesson_id, start_lesson_draft.creator_id)
    on conflict on constraint lesson_drafts_pkey do nothing;
  elsif draft.creator_id = start_lesson_draft.creator_id then
    insert into public.lesson_drafts (
      lesson_id, creator_id, title, slug, summary, subject, language, price, currency, duration_minutes, outcomes,
      audience, preview, paid_part, cover_id, video_id, captions_id, has_lesson
    )
    values (
      draft.lesson_id, draft.creator_id, draft.title, draft.slug, draft.summary, draft.subject, draft.language,
      draft.price, draft.currency, draft.duration_minutes, draft.outcomes, draft.audience, draft.preview,
      draft.paid_part, draft.cover_id, draft.video_id, draft.captions_id, true
    )
    on conflict on constraint lesson_drafts_pkey do nothing;
    -- What buyers read until the next publication is a version, too.
    insert into public.lesson_versions (lesson_id, number, content, published_at)
    select draft.lesson_id, 1, private.draft_content(draft), lesson.published_at from public.lessons as lesson
    where lesson.id = draft.lesson_id and lesson.published_at is not null
    on conflict on constraint lesson_versions_pkey do nothing;
  end if;
  return query select * from public.lesson_drafts as started
    where started.lesson_id = start_lesson_draft.lesson_id and started.creator_id = start_lesson_draft.creator_id;
end
$$;
comment on function public.start_lesson_draft is
  'The draft of a lesson: the one that there is, else one from what is published, else an empty one of a new lesson. '
  'No row: it is another creator''s, or this is no creator.';

revoke execute on function public.start_lesson_draft from public, anon, authenticated;
grant execute on function private.draft_content, private.draft_of_lesson, private.lock_creator,
  public.start_lesson_draft
  to service_role;
