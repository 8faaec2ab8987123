-- Video lessons: private files, to which the shop gives those who can read the lesson a link, for minutes.

alter table public.lesson_contents
  add column video_captions text,
  add constraint lesson_contents_video_path_form check (video_path ~ ('^' || lesson_id || '/[\w.-]{1,100}$')),
  add constraint lesson_contents_captions_form check (video_captions like 'WEBVTT%' and char_length(video_captions) <= 200000);

comment on column public.lesson_contents.video_path is 'The file in the bucket lesson-videos, in a folder named after the lesson.';
comment on column public.lesson_contents.video_captions is 'What is said and heard in the video, as WebVTT.';

insert into storage.buckets (id, name, public, allowed_mime_types)
values ('lesson-videos', 'lesson-videos', false, '{video/mp4,video/webm}')
on conflict (id) do nothing;

-- No policy on the bucket's files: only the service role uploads them, and has links signed. Whoever signs chooses how long a link lives.

create function public.list_orphaned_videos(max_rows integer) returns setof text
language sql stable set search_path = '' as $$
  select name from storage.objects
  where bucket_id = 'lesson-videos' and created_at < now() - interval '1 day'
    and not exists (select 1 from public.lessons where id::text = split_part(objects.name, '/', 1))
  order by name limit max_rows
$$;
comment on function public.list_orphaned_videos is
  'Files of lessons that are gone, for the reconciler to remove. A day, because a file may be there before its lesson.';
revoke execute on function public.list_orphaned_videos from public, anon, authenticated;
grant execute on function public.list_orphaned_videos to service_role;
