-- Who reads drafts, saves and versions: their creator.

create policy "creators read their drafts" on public.lesson_drafts
  for select to authenticated using (creator_id = (select auth.uid()));
create policy "creators read the saves of their drafts" on public.lesson_draft_saves
  for select to authenticated using (
    exists (select 1 from public.lesson_drafts as draft where draft.lesson_id = lesson_draft_saves.lesson_id)
  );
create policy "creators read what could not be saved of their drafts" on public.refused_draft_saves
  for select to authenticated using (
    exists (select 1 from public.lesson_drafts as draft where draft.lesson_id = refused_draft_saves.lesson_id)
  );
create policy "creators read the versions of their lessons" on public.lesson_versions
  for select to authenticated using (
    exists (
      select 1 from public.lessons
      where lessons.id = lesson_versions.lesson_id and lessons.creator_id = (select auth.uid())
    )
  );

revoke all on public.lesson_drafts, public.lesson_draft_saves, public.refused_draft_saves, public.lesson_versions
  from anon, authenticated, service_role;
grant select on public.lesson_drafts, public.lesson_draft_saves, public.refused_draft_saves, public.lesson_versions
  to authenticated;
grant select, insert, update, delete on public.lesson_drafts to service_role;
grant select, insert, update, delete on public.refused_draft_saves to service_role;
grant select, insert on public.lesson_draft_saves to service_role;
grant select, insert, delete on public.lesson_versions to service_role;
