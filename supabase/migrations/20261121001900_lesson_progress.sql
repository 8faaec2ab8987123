-- Each learner's position in each lesson. Independent of payments: it survives a refund.

create table public.lesson_progress (
  user_id uuid not null references public.profiles (id) on delete cascade,
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  section text not null default '',
  fraction real not null default 0,
  video_seconds real not null default 0,
  video_fraction real not null default 0,
  furthest real not null default 0,
  finished boolean not null default false,
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lesson_progress_pkey primary key (user_id, lesson_id),
  constraint lesson_progress_section_length check (char_length(section) <= 200),
  constraint lesson_progress_fraction_range check (fraction between 0 and 1),
  constraint lesson_progress_video_seconds_range check (video_seconds between 0 and 360000),
  constraint lesson_progress_video_fraction_range check (video_fraction between 0 and 1)
);
alter table public.lesson_progress enable row level security;
create index lesson_progress_lesson_id_idx on public.lesson_progress (lesson_id, user_id);

create function private.clamp_progress() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.furthest := greatest(new.fraction, new.video_fraction);
  new.finished_at := case when new.finished then now() end;
  if tg_op = 'UPDATE' then
    new.furthest := greatest(new.furthest, old.furthest);
    if new.finished and old.finished then
      new.finished_at := old.finished_at;
    end if;
  end if;
  return new;
end
$$;
comment on function private.clamp_progress is
  'Trigger: furthest never decreases, and finished_at is set by the database.';
create trigger clamp_progress
  before insert or update of fraction, video_fraction, furthest, finished, finished_at on public.lesson_progress
  for each row execute function private.clamp_progress();
create trigger keep_free_lesson before insert or update on public.lesson_progress
  for each row execute function private.keep_free_lesson();
create trigger touch_updated_at before update on public.lesson_progress
  for each row execute function private.touch_updated_at();

comment on table public.lesson_progress is
  'The position is that of the last writer; of two devices'' furthest points the further one counts.';
comment on column public.lesson_progress.section is 'Anchor of the heading last read; empty before the first one.';
comment on column public.lesson_progress.fraction is 'How much of the text is above the position, 0 to 1.';
comment on column public.lesson_progress.updated_at is 'When the lesson was last opened, read or watched.';

create policy "learners see their progress" on public.lesson_progress
  for select to authenticated using (user_id = (select auth.uid()));
create policy "readers record their progress" on public.lesson_progress
  for insert to authenticated with check (
    user_id = (select auth.uid())
    and exists (select 1 from public.lesson_contents where lesson_contents.lesson_id = lesson_progress.lesson_id)
  );
create policy "readers move their progress" on public.lesson_progress
  for update to authenticated using (
    user_id = (select auth.uid())
    and exists (select 1 from public.lesson_contents where lesson_contents.lesson_id = lesson_progress.lesson_id)
  ) with check (user_id = (select auth.uid()));

-- Column rights: furthest and finished_at are written by the trigger alone.
revoke all on public.lesson_progress from anon, authenticated, service_role;
grant select,
  insert (user_id, lesson_id, section, fraction, video_seconds, video_fraction, finished),
  update (section, fraction, video_seconds, video_fraction, finished)
  on public.lesson_progress to authenticated;
grant select on public.lesson_progress to service_role;

create function public.record_progress(
  lesson_id uuid, section text default null, fraction real default null,
  video_seconds real default null, video_fraction real default null, finished boolean default null
) returns boolean
-- Not sql: the plan, with the policies of all that it reads, is kept by the connection.
language plpgsql set search_path = '' as $$
begin
  insert into public.lesson_progress as known
    (user_id, lesson_id, section, fraction, video_seconds, video_fraction, finished)
  select (select auth.uid()), lesson_contents.lesson_id, coalesce(record_progress.section, ''),
    coalesce(record_progress.fraction, 0), coalesce(record_progress.video_seconds, 0),
    coalesce(record_progress.video_fraction, 0), coalesce(record_progress.finished, false)
  from public.lesson_contents
  where lesson_contents.lesson_id = record_progress.lesson_id
  on conflict on constraint lesson_progress_pkey do update set
    section = coalesce(record_progress.section, known.section),
    fraction = coalesce(record_progress.fraction, known.fraction),
    video_seconds = coalesce(record_progress.video_seconds, known.video_seconds),
    video_fraction = coalesce(record_progress.video_fraction, known.video_fraction),
    finished = coalesce(record_progress.finished, known.finished);
  return found;
end
$$;
comment on function public.record_progress is
  'Records the caller''s progress in a lesson; null leaves a value as it is. Without values it records the visit '
  'only. False where row-level security hides the body from the caller.';

revoke execute on function public.record_progress from public, anon, authenticated, service_role;
grant execute on function public.record_progress to authenticated;
