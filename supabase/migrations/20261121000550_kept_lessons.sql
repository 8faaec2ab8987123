-- Free lessons that somebody began: kept, whatever becomes of their price and status.

create table public.kept_lessons (
  user_id uuid not null references public.profiles (id) on delete cascade,
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  kept_at timestamptz not null default now(),
  constraint kept_lessons_pkey primary key (user_id, lesson_id)
);
alter table public.kept_lessons enable row level security;
create index kept_lessons_lesson_id_idx on public.kept_lessons (lesson_id);

create function private.keep_free_lesson() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from public.lessons as lesson
    where lesson.id = new.lesson_id and lesson.price = 0 and lesson.status = 'published'
      and lesson.creator_id <> new.user_id
  ) and not exists (
    select from public.kept_lessons as kept where kept.user_id = new.user_id and kept.lesson_id = new.lesson_id
  ) then
    -- Before foreign keys lock the profile, as anonymize_user does.
    perform private.lock_checkout(new.user_id, new.lesson_id);
    insert into public.kept_lessons (user_id, lesson_id) values (new.user_id, new.lesson_id)
    on conflict on constraint kept_lessons_pkey do nothing;
  end if;
  return new;
end
$$;
comment on function private.keep_free_lesson is
  'Trigger on lesson_progress: who begins a lesson while it is free keeps it. Security definer: members write nothing '
  'here.';

comment on table public.kept_lessons is
  'Lessons that a member began while they were free. They stay readable when the lesson gets a price or is archived.';

create policy "members read what they keep" on public.kept_lessons
  for select to authenticated using (user_id = (select auth.uid()));

revoke all on public.kept_lessons from anon, authenticated, service_role;
grant select on public.kept_lessons to authenticated, service_role;
grant delete on public.kept_lessons to service_role;
