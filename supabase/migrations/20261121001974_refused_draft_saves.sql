-- Saves that were refused: kept until their writer decides.

create function public.keep_draft_input(
  creator_id uuid, lesson_id uuid, save_key uuid, typed jsonb, problem text default null,
  resolved_key uuid default null
) returns boolean
language plpgsql set search_path = '' as $$
begin
  perform from public.lesson_drafts as own
    where own.lesson_id = keep_draft_input.lesson_id and own.creator_id = keep_draft_input.creator_id for key share;
  if not found then
    return false;
  end if;
  perform public.discard_draft_input(creator_id, lesson_id, resolved_key);
  insert into public.refused_draft_saves (lesson_id, save_key, typed, problem)
  values (keep_draft_input.lesson_id, keep_draft_input.save_key, keep_draft_input.typed, keep_draft_input.problem)
  on conflict on constraint refused_draft_saves_pkey do update
    set (typed, problem, refused_at) = (excluded.typed, excluded.problem, excluded.refused_at);
  return true;
end
$$;
comment on function public.keep_draft_input is
  'Keeps what was typed and cannot be saved as it is; under a known key, what was typed last. False: this creator has '
  'no such draft. resolved_key: of the refused save that was shown to its writer, whose values are in this one.';

create function public.discard_draft_input(creator_id uuid, lesson_id uuid, save_key uuid) returns void
language sql set search_path = '' as $$
  delete from public.refused_draft_saves as refused using public.lesson_drafts as own
  where refused.lesson_id = discard_draft_input.lesson_id and refused.save_key = discard_draft_input.save_key
    and own.lesson_id = refused.lesson_id and own.creator_id = discard_draft_input.creator_id
$$;
comment on function public.discard_draft_input is 'Its creator takes what is saved instead.';

revoke execute on function public.keep_draft_input, public.discard_draft_input from public, anon, authenticated;
grant execute on function public.keep_draft_input, public.discard_draft_input to service_role;
