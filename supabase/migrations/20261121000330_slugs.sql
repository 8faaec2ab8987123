-- Slugs: every public URL that a lesson or a creator had stays theirs, so that old links redirect for good.

create table public.lesson_slugs (
  slug text not null,
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  created_at timestamptz not null default now(),
  constraint lesson_slugs_pkey primary key (slug)
);
alter table public.lesson_slugs enable row level security;
create index lesson_slugs_lesson_id_idx on public.lesson_slugs (lesson_id);

create table public.creator_slugs (
  slug text not null,
  creator_id uuid not null references public.creators (id) on delete cascade,
  created_at timestamptz not null default now(),
  constraint creator_slugs_pkey primary key (slug)
);
alter table public.creator_slugs enable row level security;
create index creator_slugs_creator_id_idx on public.creator_slugs (creator_id);

create function private.reserve_lesson_slug() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.published_at is null then
    delete from public.lesson_slugs where slug = old.slug; -- Nobody has seen it.
  end if;
  insert into public.lesson_slugs (slug, lesson_id) select new.slug, new.id
  where not exists (
    select from public.lesson_slugs as known where known.slug = new.slug and known.lesson_id = new.id
  );
  return null;
end
$$;
comment on function private.reserve_lesson_slug is
  'Trigger on lessons. Another lesson''s former slug is a unique_violation (lesson_slugs_pkey); one''s own may be '
  'taken again. Security definer: nobody writes this table.';
create trigger reserve_lesson_slug after insert or update of slug on public.lessons
  for each row execute function private.reserve_lesson_slug();

create function private.reserve_creator_slug() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.creator_slugs (slug, creator_id) select new.slug, new.id
  where not exists (
    select from public.creator_slugs as known where known.slug = new.slug and known.creator_id = new.id
  );
  return null;
end
$$;
comment on function private.reserve_creator_slug is
  'Trigger on creators, as reserve_lesson_slug. Security definer: nobody writes this table.';
create trigger reserve_creator_slug after insert or update of slug on public.creators
  for each row execute function private.reserve_creator_slug();

comment on table public.lesson_slugs is 'The present and former slugs of lessons; the present one is lessons.slug.';
comment on table public.creator_slugs is 'The present and former slugs of creators; the present one is creators.slug.';

create policy "everyone reads the slugs of lessons they see" on public.lesson_slugs
  for select to anon, authenticated using (
    exists (select 1 from public.lessons where lessons.id = lesson_slugs.lesson_id)
  );
create policy "everyone reads creators' slugs" on public.creator_slugs
  for select to anon, authenticated using (true);

revoke all on public.lesson_slugs, public.creator_slugs from anon, authenticated, service_role;
grant select on public.lesson_slugs, public.creator_slugs to anon, authenticated, service_role;
grant delete on public.creator_slugs to service_role;
