-- Which files a draft names, and, from its publication on, a lesson: in its text, and as cover, video and captions.

alter table public.lesson_drafts
  add column cover_id uuid references public.lesson_files (id) on delete set null,
  add column video_id uuid references public.lesson_files (id) on delete set null,
  add column captions_id uuid references public.lesson_files (id) on delete set null;
create index lesson_drafts_cover_id_idx on public.lesson_drafts (cover_id);
create index lesson_drafts_video_id_idx on public.lesson_drafts (video_id);
create index lesson_drafts_captions_id_idx on public.lesson_drafts (captions_id);
comment on column public.lesson_drafts.cover_id is
  'Cover, video and captions are no part of the text: choosing one makes no new version of the draft.';

alter table public.lesson_contents
  add column captions_label text,
  add constraint lesson_contents_captions_label_form check (
    private.is_name(captions_label) and char_length(captions_label) <= 60
  );
comment on column public.lesson_contents.captions_label is
  'What the player calls the captions; null for the name of their language.';

create function private.named_files(draft public.lesson_drafts)
returns table (file_id uuid, part public.lesson_part)
language sql stable set search_path = '' as $$
  select named.file_id, min(named.part) from (
    select draft.cover_id, 'preview'::public.lesson_part
    union all select draft.video_id, 'body'
    union all select draft.captions_id, 'body'
    union all
    select found[1]::uuid, text.part::public.lesson_part
    from (values (draft.preview, 'preview'), (draft.paid_part, 'body')) as text (markdown, part),
      regexp_matches(text.markdown, '/files/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', 'g') as found
  ) as named (file_id, part)
  where named.file_id is not null
  group by named.file_id
$$;
comment on function private.named_files is 'What both parts name is in the preview.';

create function private.mark_named_files() returns trigger
language plpgsql set search_path = '' as $$
begin
  update public.lesson_files as file
  set unused_since = case when named.file_id is null then clock_timestamp() end
  from public.lesson_files as own
    left join private.named_files(new) as named on named.file_id = own.id
  where file.id = own.id and own.lesson_id = new.lesson_id
    and (own.unused_since is null) <> (named.file_id is not null);
  return null;
end
$$;
comment on function private.mark_named_files is 'Trigger on lesson_drafts.';
create trigger mark_named_files
  after insert or update of preview, paid_part, cover_id, video_id, captions_id on public.lesson_drafts
  for each row execute function private.mark_named_files();

create function private.publish_files(draft public.lesson_drafts) returns void
language plpgsql set search_path = '' as $$
begin
  update public.lesson_files as file set
    (published_part, in_version) = (named.part, file.in_version or named.part is not null)
  from public.lesson_files as own
    left join private.named_files(draft) as named on named.file_id = own.id and own.state = 'ready'
  where file.id = own.id and own.lesson_id = draft.lesson_id and own.published_part is distinct from named.part;
  update public.lessons as lesson set cover_path = private.draft_cover_path(draft)
  where lesson.id = draft.lesson_id and lesson.cover_path is distinct from private.draft_cover_path(draft);
  update public.lesson_contents as content set video_path = private.draft_video_path(draft)
  where content.lesson_id = draft.lesson_id
    and content.video_path is distinct from private.draft_video_path(draft);
  update public.lesson_contents as content set
    (video_captions, captions_language, captions_label) = (
      select captions.content, captions.language, captions.label
      from public.lesson_files as captions where captions.id = draft.captions_id
    )
  where content.lesson_id = draft.lesson_id and exists (
    select from public.lesson_files as own
    where own.lesson_id = draft.lesson_id and own.kind = 'captions' and own.in_version
  );
end
$$;
comment on function private.publish_files is
  'Readers of the lesson can read from now on what it names, and only that.';

create function private.draft_cover_path(draft public.lesson_drafts) returns text
language sql stable set search_path = '' as $$
  select case when draft.cover_id is not null then '/files/' || draft.cover_id else (
    select lesson.cover_path from public.lessons as lesson
    where lesson.id = draft.lesson_id and lesson.cover_path not like '/files/%'
  ) end
$$;
comment on function private.draft_cover_path is 'A cover that came with the lesson stays until another is chosen.';

create function private.draft_video_path(draft public.lesson_drafts) returns text
language sql stable set search_path = '' as $$
  select case when draft.video_id is not null then (
    select file.path from public.lesson_files as file where file.id = draft.video_id and file.state = 'ready'
  ) else (
    select content.video_path from public.lesson_contents as content
    where content.lesson_id = draft.lesson_id
      and not exists (select from public.lesson_files as file where file.path = content.video_path)
  ) end
$$;
comment on function private.draft_video_path is 'A video that came with the lesson stays until another is chosen.';

create function private.has_new_files(draft public.lesson_drafts) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from public.lesson_files as file
      left join private.named_files(draft) as named on named.file_id = file.id and file.state = 'ready'
    where file.lesson_id = draft.lesson_id and file.published_part is distinct from named.part
  )
$$;
comment on function private.has_new_files is 'Whether publish_files would change what readers can read.';

grant execute on function private.named_files, private.publish_files, private.draft_cover_path,
  private.draft_video_path, private.has_new_files
  to service_role;
