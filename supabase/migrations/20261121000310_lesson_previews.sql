-- The public preview of a lesson: its beginning, outcomes, audience and size.

alter table public.lessons
  add column preview text not null default '',
  add column outcomes text[] not null default '{}',
  add column audience text not null default '',
  add column word_count integer not null default 0,
  add column character_count integer not null default 0,
  add column figure_count integer not null default 0,
  add constraint lessons_preview_length check (char_length(preview) <= 20000),
  add constraint lessons_outcomes_form check (
    outcomes = '{}'
    or (
      array_position(outcomes, null) is null
      and array_to_string(outcomes, E'\x1f') ~ '^[^\n\x1f]{1,160}(\x1f[^\n\x1f]{1,160}){1,4}$'
    )
  ),
  add constraint lessons_audience_length check (char_length(audience) <= 500),
  add constraint lessons_counts_not_negative check (
    word_count >= 0 and character_count >= 0 and figure_count >= 0
  );

comment on column public.lessons.preview is 'Public Markdown: the beginning of the lesson. The body repeats it.';
comment on column public.lessons.outcomes is 'Two to five endings of the sentence "After it you can …", or none yet.';
comment on column public.lessons.audience is 'Who the lesson is for, and what they need to know or have.';
comment on column public.lessons.word_count is
  'Words of the body between spaces, kept by a trigger: most readers may not read the body. This and the next two are '
  'read by the lesson''s page.';
comment on column public.lessons.character_count is
  'Letters of the body in scripts without spaces between words, kept by a trigger.';
comment on column public.lessons.figure_count is 'Images, tables and code blocks of the body, kept by a trigger.';

create function private.count_lesson() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.lessons
  set word_count = private.count_words(new.body),
      character_count = private.count_characters(new.body),
      figure_count = regexp_count(new.body, '!\[[^\]]*\]\([^)]+\)')
        + regexp_count(new.body, '^ {0,3}\|?[ :]*-{3,}[ :]*\|[-| :]*$', 1, 'n')
        + regexp_count(new.body, '^ {0,3}```', 1, 'n') / 2
  where id = new.lesson_id;
  return null;
end
$$;
revoke execute on function private.count_lesson() from public, anon, authenticated, service_role;
comment on function private.count_lesson is
  'Trigger on lesson_contents: counts words, letters and figures of the body. Security definer: who writes a body '
  'needs no rights on these columns.';

create trigger count_lesson after insert or update of body on public.lesson_contents
  for each row execute function private.count_lesson();
