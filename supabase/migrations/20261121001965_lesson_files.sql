-- Files of lessons: pictures, videos, captions and attachments, uploaded by the lesson's creator.

create type public.lesson_file_kind as enum ('picture', 'video', 'captions', 'attachment');
create type public.lesson_file_state as enum ('uploading', 'ready', 'refused');

create function public.lesson_file_limits()
returns table (kind public.lesson_file_kind, max_bytes bigint, max_files integer, media_types text[])
language sql immutable parallel safe set search_path = '' as $$
  values
    ('picture'::public.lesson_file_kind, 15728640::bigint, 200, '{image/jpeg,image/png,image/webp,image/avif}'::text[]),
    ('video', 524288000, 5, '{video/mp4,video/webm}'),
    ('captions', 819200, 20, '{text/vtt}'),
    ('attachment', 52428800, 30, '{application/pdf,application/zip,application/epub+zip,audio/mpeg,audio/mp4,text/plain,
      text/csv,image/jpeg,image/png,image/webp,application/vnd.oasis.opendocument.text,
      application/vnd.oasis.opendocument.spreadsheet,
      application/vnd.openxmlformats-officedocument.wordprocessingml.document,
      application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,
      application/vnd.openxmlformats-officedocument.presentationml.presentation}')
$$;
comment on function public.lesson_file_limits is
  'What a lesson may have, by kind: bytes of a file, number of files, and types, of which those of pictures are what '
  'is uploaded. All are stored as WebP.';

create table public.lesson_files (
  id uuid not null default gen_random_uuid(),
  lesson_id uuid not null,
  creator_id uuid not null references public.creators (id) on delete cascade,
  kind public.lesson_file_kind not null,
  state public.lesson_file_state not null default 'uploading',
  name text not null,
  media_type text not null,
  bytes bigint not null,
  path text,
  width integer,
  height integer,
  content text,
  language text,
  label text,
  problem text,
  published_part public.lesson_part,
  in_version boolean not null default false,
  unused_since timestamptz default now(),
  created_at timestamptz not null default now(),
  constraint lesson_files_pkey primary key (id),
  constraint lesson_files_path_unique unique (path),
  constraint lesson_files_name_length check (char_length(name) between 1 and 200),
  constraint lesson_files_name_is_name check (private.is_name(name) and name !~ '[/\\]'),
  constraint lesson_files_bytes_positive check (bytes > 0),
  constraint lesson_files_path_form check (path ~ ('^' || lesson_id || '/[\w.-]{1,100}$')),
  constraint lesson_files_is_stored check ((path is null) = (kind = 'captions')),
  constraint lesson_files_size_of_pictures check (
    case when kind = 'picture' and state = 'ready' then coalesce(width > 0 and height > 0, false)
      else width is null and height is null end
  ),
  constraint lesson_files_captions check (
    (kind = 'captions') = (content is not null) and (content is null) = (language is null)
    and (label is null or kind = 'captions' and private.is_name(label) and char_length(label) <= 60)
  ),
  constraint lesson_files_content_form check (content like 'WEBVTT%' and char_length(content) <= 200000),
  constraint lesson_files_language_form check (private.is_language_tag(language)),
  constraint lesson_files_refused_has_problem check ((state = 'refused') = (problem is not null)),
  constraint lesson_files_published_is_ready check (published_part is null or state = 'ready')
);
alter table public.lesson_files enable row level security;
create index lesson_files_creator_id_idx on public.lesson_files (creator_id);
create index lesson_files_lesson_id_idx on public.lesson_files (lesson_id, created_at desc, id);
create index lesson_files_unused_idx on public.lesson_files (created_at)
  where published_part is null and not in_version and unused_since is not null;

comment on table public.lesson_files is 'Files that creators uploaded for their lessons, in private storage.';
comment on column public.lesson_files.lesson_id is 'Of the draft, and of the lesson once it is published.';
comment on column public.lesson_files.name is 'As it was called where it came from.';
comment on column public.lesson_files.media_type is 'As its name says while it is uploaded, then as its bytes say.';
comment on column public.lesson_files.path is
  'Of an object of the bucket lesson-videos, for a video, else of lesson-files; null for captions, which are content.';
comment on column public.lesson_files.content is 'Captions as WebVTT.';
comment on column public.lesson_files.problem is 'Why it was refused.';
comment on column public.lesson_files.published_part is
  'Where the published lesson names it: preview (its cover, too) is for everyone, body for those who read the body. '
  'Publishing alone changes it.';
comment on column public.lesson_files.in_version is 'A published version of the lesson names it: it is kept.';
comment on column public.lesson_files.unused_since is 'Since when the draft does not name it; null while it does.';

insert into storage.buckets (id, name, public, file_size_limit)
values ('lesson-files', 'lesson-files', false, 52428800)
on conflict (id) do nothing;

-- No policy on the buckets' objects: only the service role signs URLs for uploads and downloads.

create policy "guests read files of previews they see" on public.lesson_files
  for select to anon using (
    published_part = 'preview' and exists (select 1 from public.lessons where lessons.id = lesson_files.lesson_id)
  );
create policy "creators read theirs, members those of what they can read" on public.lesson_files
  for select to authenticated using (
    creator_id = (select auth.uid())
    or case published_part
      when 'preview' then exists (select 1 from public.lessons where lessons.id = lesson_files.lesson_id)
      when 'body' then exists (
        select 1 from public.lesson_contents where lesson_contents.lesson_id = lesson_files.lesson_id
      )
    end
  );

revoke all on public.lesson_files from anon, authenticated, service_role;
grant select on public.lesson_files to anon, authenticated;
grant select, insert, update, delete on public.lesson_files to service_role;
revoke execute on function public.lesson_file_limits from public, anon;
grant execute on function public.lesson_file_limits to authenticated, service_role;
