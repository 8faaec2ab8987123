-- Restoring a published version: the draft becomes exactly what that version held.

create function public.restore_lesson_version(
  creator_id uuid, lesson_id uuid, number integer, expected_version integer, save_key uuid
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  draft public.lesson_drafts;
  changes jsonb;
begin
  select * into draft from public.lesson_drafts as own
    where own.lesson_id = restore_lesson_version.lesson_id and own.creator_id = restore_lesson_version.creator_id
    for update;
  select private.differences(known.content, private.draft_content(draft)) into changes
    from public.lesson_versions as known
    where known.lesson_id = draft.lesson_id and known.number = restore_lesson_version.number;
  if changes is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif exists (
    select from public.lesson_draft_saves as made
    where made.lesson_id = draft.lesson_id and made.save_key = restore_lesson_version.save_key
  ) then
    return jsonb_build_object('outcome', 'saved');
  elsif draft.version <> expected_version then
    return jsonb_build_object('outcome', 'stale');
  elsif changes <> '{}' then
    perform private.apply_draft_changes(draft, save_key, changes);
  end if;
  return jsonb_build_object('outcome', 'saved');
end
$$;
comment on function public.restore_lesson_version is
  'Makes a published version the draft, all of it, as a save that the history keeps. Outcomes: saved, stale (the draft '
  'has another version than its creator saw: nothing is changed), not_found. Under a key that was saved before, it was '
  'restored already. What breaks a rule by now is a check_violation, as of save_lesson_draft.';

revoke execute on function public.restore_lesson_version from public, anon, authenticated;
grant execute on function public.restore_lesson_version to service_role;
