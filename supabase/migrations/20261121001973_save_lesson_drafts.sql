-- Saving a draft: a patch against a version (compare and set).

create function private.draft_content_at(draft public.lesson_drafts, wanted integer) returns jsonb
language sql stable set search_path = '' as $$
  select case when wanted < draft.version - 200 then '{}' else private.draft_content(draft) || coalesce((
    select jsonb_object_agg(replaced.key, replaced.value) from (
      select distinct on (earlier.key) earlier.key, earlier.value
      from public.lesson_draft_saves as later, jsonb_each(later.previous) as earlier
      where later.lesson_id = draft.lesson_id and later.version > wanted
      order by earlier.key, later.version
    ) as replaced
  ), '{}') end
$$;
comment on function private.draft_content_at is
  'What the draft held at an earlier version: of each column the value that the first save since then replaced. Empty '
  'for one that is more than 200 saves back, so that the work is bounded: then every value counts as typed.';

create function private.differences(changed jsonb, base jsonb) returns jsonb
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(changed) where value is distinct from base -> key
$$;
comment on function private.differences is 'The values of the first that the second does not have.';

create function private.apply_draft_changes(draft public.lesson_drafts, save_key uuid, changes jsonb)
returns public.lesson_draft_saves
language plpgsql set search_path = '' as $$
declare
  changed public.lesson_drafts := jsonb_populate_record(draft, changes);
  made public.lesson_draft_saves;
begin
  update public.lesson_drafts as own set
    (version, title, slug, summary, subject, language, price, currency, duration_minutes, outcomes, audience, preview,
      paid_part, updated_at)
    = (draft.version + 1, changed.title, changed.slug, changed.summary, changed.subject, changed.language,
      changed.price, changed.currency, changed.duration_minutes, changed.outcomes, changed.audience, changed.preview,
      changed.paid_part, clock_timestamp())
  where own.lesson_id = draft.lesson_id;
  insert into public.lesson_draft_saves (lesson_id, version, save_key, changes, previous, saved_at)
  values (draft.lesson_id, draft.version + 1, apply_draft_changes.save_key, changes,
    private.differences(private.draft_content(draft), private.draft_content(changed)), clock_timestamp())
  returning * into made;
  return made;
end
$$;
comment on function private.apply_draft_changes is 'Changes the named columns, and no others.';

create function public.save_lesson_draft(
  creator_id uuid, lesson_id uuid, expected_version integer, save_key uuid, changes jsonb,
  resolved_key uuid default null
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  draft public.lesson_drafts;
  made public.lesson_draft_saves;
  typed jsonb;
  base_version integer := expected_version;
  new_key uuid := save_key;
begin
  select * into draft from public.lesson_drafts as own
    where own.lesson_id = save_lesson_draft.lesson_id and own.creator_id = save_lesson_draft.creator_id for update;
  if not found then
    return jsonb_build_object('outcome', 'not_found');
  elsif exists (select from jsonb_object_keys(changes) as name where not private.draft_content(draft) ? name) then
    raise exception 'A draft has no such column: %', changes using errcode = 'undefined_column';
  end if;
  select * into made from public.lesson_draft_saves as known
    where known.lesson_id = draft.lesson_id and known.save_key = save_lesson_draft.save_key;
  if found then
    -- Its answer was lost: what was typed since follows it.
    base_version := made.version;
    new_key := gen_random_uuid();
  end if;
  typed := private.differences(
    private.draft_content(jsonb_populate_record(draft, changes)), private.draft_content_at(draft, base_version)
  );
  typed := (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(typed) where changes ? key);
  if private.differences(typed, private.draft_content(draft)) = '{}' then
    typed := '{}'; -- It is saved already.
  end if;
  if typed <> '{}' and draft.version <> base_version then
    perform public.keep_draft_input(creator_id, lesson_id, save_key, typed, null, resolved_key);
    return jsonb_build_object('outcome', 'stale', 'version', draft.version);
  end if;
  perform public.discard_draft_input(creator_id, lesson_id, resolved_key);
  if typed <> '{}' then
    made := private.apply_draft_changes(draft, new_key, typed);
    return jsonb_build_object('outcome', 'saved', 'version', made.version);
  end if;
  return jsonb_build_object('outcome', 'saved', 'version', base_version);
end
$$;
comment on function public.save_lesson_draft is
  'Changes the named columns, where they differ from the expected version. Outcomes: saved, stale (another save came '
  'first: nothing is changed, and what was typed is kept), not_found. version: whose content the client has. A save '
  'under a key that was saved before is the same save, and what it says beyond that follows it. What breaks a rule is '
  'a check_violation that names the constraint. resolved_key: of the refused save that its form showed, which this one '
  'settles, saved or stale.';

revoke execute on function public.save_lesson_draft from public, anon, authenticated;
grant execute on function private.draft_content_at, private.differences, private.apply_draft_changes,
  public.save_lesson_draft
  to service_role;
