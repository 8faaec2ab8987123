-- First openings of lessons.

create table public.lesson_openings (
  user_id uuid not null references public.profiles (id) on delete cascade,
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  opened_at timestamptz not null default now(),
  constraint lesson_openings_pkey primary key (user_id, lesson_id)
);
alter table public.lesson_openings enable row level security;
create index lesson_openings_lesson_id_idx on public.lesson_openings (lesson_id);

comment on table public.lesson_openings is
  'When a learner first opened a lesson: shown in the timeline, and evidence in disputes.';

create policy "learners read their openings" on public.lesson_openings
  for select to authenticated using (user_id = (select auth.uid()));
create policy "readers record their first opening" on public.lesson_openings
  for insert to authenticated with check (
    user_id = (select auth.uid())
    and exists (select 1 from public.lesson_contents where lesson_contents.lesson_id = lesson_openings.lesson_id)
  );

revoke all on public.lesson_openings from anon, authenticated, service_role;
grant select, insert (user_id, lesson_id) on public.lesson_openings to authenticated;
grant select on public.lesson_openings to service_role;
