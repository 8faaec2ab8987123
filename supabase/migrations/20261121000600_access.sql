-- Access: who sees a lesson, and who reads its body. Decided here alone.

create policy "everyone reads published and unpublished lessons" on public.lessons
  for select to anon using (status in ('published', 'unpublished'));

create policy "members read published, unpublished, own, bought and kept lessons" on public.lessons
  for select to authenticated using (
    status in ('published', 'unpublished')
    or creator_id = (select auth.uid())
    or exists (
      select 1 from public.purchases
      where purchases.lesson_id = lessons.id
        and purchases.user_id = (select auth.uid())
        and purchases.grants_access
    )
    or exists (
      select 1 from public.kept_lessons
      where kept_lessons.lesson_id = lessons.id and kept_lessons.user_id = (select auth.uid())
    )
  );

create policy "buyers, creators and readers of free lessons read bodies" on public.lesson_contents
  for select to authenticated using (
    exists (
      select 1 from public.lessons
      where lessons.id = lesson_contents.lesson_id
        and (lessons.creator_id = (select auth.uid()) or (lessons.price = 0 and lessons.status = 'published'))
    )
    or exists (
      select 1 from public.purchases
      where purchases.lesson_id = lesson_contents.lesson_id
        and purchases.user_id = (select auth.uid())
        and purchases.grants_access
        -- Whoever has read it cannot undo its opening: the opening is recorded before the body is read.
        and (
          purchases.paid_with = 'money' or purchases.created_at <= now() - private.undo_window()
          or private.has_opened(purchases.lesson_id)
        )
    )
    or exists (
      select 1 from public.kept_lessons
      where kept_lessons.lesson_id = lesson_contents.lesson_id and kept_lessons.user_id = (select auth.uid())
    )
  );
