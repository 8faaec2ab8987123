-- Lesson videos: private files, for which the shop signs short-lived URLs after checking access.

alter table public.lesson_contents
  add column video_captions text,
  add column captions_language text,
  add constraint lesson_contents_video_path_form check (video_path ~ ('^' || lesson_id || '/[\w.-]{1,100}$')),
  add constraint lesson_contents_captions_form check (
    video_captions like 'WEBVTT%' and char_length(video_captions) <= 200000
  ),
  add constraint lesson_contents_captions_language_form check (private.is_language_tag(captions_language));

comment on column public.lesson_contents.video_path is
  'An object of the bucket lesson-videos, in a folder named after the lesson.';
comment on column public.lesson_contents.video_captions is 'Captions as WebVTT.';
comment on column public.lesson_contents.captions_language is
  'BCP 47 tag of the captions; null where it is the lesson''s language.';

insert into storage.buckets (id, name, public, allowed_mime_types)
values ('lesson-videos', 'lesson-videos', false, '{video/mp4,video/webm}')
on conflict (id) do nothing;

-- No policy on the bucket's objects: only the service role uploads, and signs URLs. With a policy, readers could sign
-- URLs of any lifetime themselves.

create function public.list_orphaned_videos(after_name text, max_rows integer) returns setof text
language sql stable set search_path = '' as $$
  select name from storage.objects
  where bucket_id = 'lesson-videos' and name > after_name and created_at < now() - interval '1 day'
    and not exists (select 1 from public.lessons where id::text = split_part(objects.name, '/', 1))
  order by name limit max_rows
$$;
comment on function public.list_orphaned_videos is
  'Files of lessons that no longer exist, at least a day old: a file may be uploaded before its lesson is created.';
revoke execute on function public.list_orphaned_videos from public, anon, authenticated;
grant execute on function public.list_orphaned_videos to service_role;
