-- Lesson texts as HTML, made once for each text instead of for each reader.

create type public.lesson_part as enum ('preview', 'body');

create table public.lesson_renderings (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  part public.lesson_part not null,
  source_hash text not null,
  renderer integer not null default 0,
  content jsonb,
  primary key (lesson_id, part),
  constraint lesson_renderings_source_hash_form check (source_hash ~ '^[0-9a-f]{64}$'),
  constraint lesson_renderings_rendered_has_content check ((renderer = 0) = (content is null))
);
alter table public.lesson_renderings enable row level security;
create index lesson_renderings_renderer_idx on public.lesson_renderings (renderer);
create index lesson_renderings_source_hash_idx on public.lesson_renderings (source_hash);

create function private.expect_rendering(lesson_id uuid, part public.lesson_part, source text) returns void
language sql set search_path = '' as $$
  insert into public.lesson_renderings as old (lesson_id, part, source_hash)
  values (lesson_id, part, private.text_hash(source))
  on conflict on constraint lesson_renderings_pkey do update
  set source_hash = excluded.source_hash, renderer = 0, content = null
  where old.source_hash <> excluded.source_hash
$$;

create function private.expect_preview() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.expect_rendering(new.id, 'preview', new.preview);
  return null;
end
$$;

create function private.expect_body() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.expect_rendering(new.lesson_id, 'body', new.body);
  return null;
end
$$;

create trigger expect_preview after insert or update of preview on public.lessons
  for each row execute function private.expect_preview();
create trigger expect_body after insert or update of body on public.lesson_contents
  for each row execute function private.expect_body();

comment on table public.lesson_renderings is
  'The HTML of a lesson''s preview and body. The shop renders a text when its lesson is published, at the '
  'latest when it is first read, and stores the result here (lib/catalogue/lesson-text.ts).';
comment on column public.lesson_renderings.source_hash is
  'Hash of the current Markdown, kept by triggers: a text that was changed meanwhile is not stored.';
comment on column public.lesson_renderings.renderer is
  'Version of the renderer that made the HTML; 0 while there is none. Older versions are rendered again.';
comment on column public.lesson_renderings.content is 'HTML and sections, see lib/format/markdown/rendered-text.ts.';
comment on function private.expect_rendering is 'Discards the HTML of an earlier text.';
comment on function private.expect_preview is
  'Trigger on lessons. Security definer: who writes a preview has no rights on renderings.';
comment on function private.expect_body is
  'Trigger on lesson_contents. Security definer: who writes a body has no rights on renderings.';

create policy "guests read previews of lessons they see" on public.lesson_renderings
  for select to anon using (
    part = 'preview' and exists (select 1 from public.lessons where lessons.id = lesson_renderings.lesson_id)
  );
create policy "members read previews of lessons they see, and readers of a body its HTML" on public.lesson_renderings
  for select to authenticated using (
    case part
      when 'preview' then exists (select 1 from public.lessons where lessons.id = lesson_renderings.lesson_id)
      when 'body' then exists (
        select 1 from public.lesson_contents where lesson_contents.lesson_id = lesson_renderings.lesson_id
      )
    end
  );

revoke all on public.lesson_renderings from anon, authenticated, service_role;
grant select on public.lesson_renderings to anon, authenticated;
grant select, update on public.lesson_renderings to service_role;
revoke execute on function private.expect_rendering, private.expect_preview, private.expect_body
  from public, anon, authenticated, service_role;
