-- What of a lesson can be tried before it is bought: a free beginning, what one gets, for whom, and how much there is.

alter table public.lessons
  add column preview text not null default '',
  add column outcomes text[] not null default '{}',
  add column audience text not null default '',
  add column word_count integer not null default 0,
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
  add constraint lessons_counts_not_negative check (word_count >= 0 and figure_count >= 0);

comment on column public.lessons.preview is
  'Markdown that everybody may read: the lesson''s own beginning. The body begins with the same words, so whoever has bought it reads it whole.';
comment on column public.lessons.outcomes is 'Two to five ends of the sentence "After it you can …", or none yet.';
comment on column public.lessons.audience is 'For whom it is, and what one needs to know or to have.';
comment on column public.lessons.word_count is 'Words in the body, which most people may not count themselves; kept by a trigger.';
comment on column public.lessons.figure_count is 'Pictures, tables and blocks of code in the body; kept by a trigger.';

create function private.count_lesson()
returns trigger
language plpgsql
-- With its owner's rights: whoever writes a body needs no right on these two columns.
security definer
set search_path = ''
as $$
begin
  update public.lessons
  set word_count = regexp_count(new.body, '[[:alnum:]]+([''’.,-][[:alnum:]]+)*'),
      figure_count = regexp_count(new.body, '!\[[^\]]*\]\([^)]+\)')
        + regexp_count(new.body, '^ {0,3}\|?[ :]*-{3,}[ :]*\|[-| :]*$', 1, 'n')
        + regexp_count(new.body, '^ {0,3}```', 1, 'n') / 2
  where id = new.lesson_id;
  return null;
end
$$;
revoke execute on function private.count_lesson() from public, anon, authenticated, service_role;
comment on function private.count_lesson() is 'Tells the lesson how many words and figures its body has.';

create trigger count_lesson after insert or update of body on public.lesson_contents
  for each row execute function private.count_lesson();
