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
    and (
      exists (select 1 from public.lesson_contents where lesson_contents.lesson_id = lesson_openings.lesson_id)
      or exists (
        select 1 from public.purchases
        where purchases.lesson_id = lesson_openings.lesson_id and purchases.user_id = (select auth.uid())
          and purchases.grants_access
      )
    )
  );

create function private.undo_window() returns interval
language sql immutable parallel safe as $$ select interval '15 minutes' $$;
comment on function private.undo_window is
  'How long a lesson that was opened with credits can be undone, unless it was read.';

create function private.has_opened(lesson_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.lesson_openings as opening
    where opening.user_id = (select auth.uid()) and opening.lesson_id = has_opened.lesson_id
  )
$$;
comment on function private.has_opened is
  'Whether the signed-in member has opened the lesson. Security definer: the policies of openings and bodies would '
  'recurse.';

create function private.exclude_undo() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from public.purchases as sale
    where sale.user_id = new.user_id and sale.lesson_id = new.lesson_id and sale.paid_with = 'credits'
  ) then
    perform private.lock_checkout(new.user_id, new.lesson_id);
    if not exists (
      select from public.purchases as sale
      where sale.user_id = new.user_id and sale.lesson_id = new.lesson_id and sale.grants_access
    ) and not exists (
      select from public.lessons as lesson
      where lesson.id = new.lesson_id and lesson.price = 0 and lesson.status = 'published'
    ) and not exists (
      select from public.kept_lessons as kept
      where kept.user_id = new.user_id and kept.lesson_id = new.lesson_id
    ) then
      return null; -- undone meanwhile
    end if;
  end if;
  return new;
end
$$;
comment on function private.exclude_undo is
  'Trigger: a lesson is either read or undone. Security definer: members may not lock their purchases.';
create trigger exclude_undo before insert on public.lesson_openings
  for each row execute function private.exclude_undo();

revoke all on public.lesson_openings from anon, authenticated, service_role;
grant select, insert (user_id, lesson_id) on public.lesson_openings to authenticated;
grant select on public.lesson_openings to service_role;
grant execute on function private.has_opened to authenticated;
grant execute on function private.undo_window to authenticated, service_role;
