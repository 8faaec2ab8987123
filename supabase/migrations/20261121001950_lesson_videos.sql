-- Video lessons: private files, to which only those who can read the lesson get a link, for minutes.

alter table public.lesson_contents
  add column video_captions text,
  add constraint lesson_contents_video_path_form check (video_path ~ ('^' || lesson_id || '/[\w.-]{1,100}$')),
  add constraint lesson_contents_captions_form check (video_captions like 'WEBVTT%' and char_length(video_captions) <= 200000);

comment on column public.lesson_contents.video_path is 'The file in the bucket lesson-videos, in a folder named after the lesson.';
comment on column public.lesson_contents.video_captions is 'What is said and heard in the video, as WebVTT.';

insert into storage.buckets (id, name, public, allowed_mime_types)
values ('lesson-videos', 'lesson-videos', false, '{video/mp4,video/webm}')
on conflict (id) do nothing;

-- Files are uploaded by the service role. Nobody else lists, downloads or changes them: a reader may only have a link signed.
create policy "readers of a lesson have links to its video signed" on storage.objects
  for select to authenticated using (
    bucket_id = 'lesson-videos'
    and storage.operation() = 'storage.object.sign'
    and exists (
      select 1 from public.lesson_contents
      where lesson_contents.video_path = objects.name
        and lesson_contents.lesson_id = case
          when objects.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/' then left(objects.name, 36)::uuid
        end
    )
  );
