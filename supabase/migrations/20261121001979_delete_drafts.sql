-- Deleting a draft that nobody but its creator has seen.

create function public.delete_lesson_draft(creator_id uuid, lesson_id uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
  delete from public.lesson_drafts as own
  where own.lesson_id = delete_lesson_draft.lesson_id and own.creator_id = delete_lesson_draft.creator_id
    and not own.has_lesson;
  return found;
end
$$;
comment on function public.delete_lesson_draft is
  'Deletes a draft that was never published, with its saves. False: this creator has no such draft.';

revoke execute on function public.delete_lesson_draft from public, anon, authenticated;
grant execute on function public.delete_lesson_draft to service_role;
