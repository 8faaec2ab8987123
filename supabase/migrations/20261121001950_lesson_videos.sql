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

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('lesson-videos', 'lesson-videos', false, 524288000, '{video/mp4,video/webm}')
on conflict (id) do nothing;

-- No policy on the bucket's objects: only the service role uploads, and signs URLs. With a policy, readers could sign
-- URLs of any lifetime themselves.
