-- Choosing a cover, a video and captions; writing captions.

create function public.choose_lesson_file(creator_id uuid, lesson_id uuid, use text, file_id uuid default null)
returns boolean
language plpgsql set search_path = '' as $$
begin
  if file_id is not null and not exists (
    select from public.lesson_files as file
    where file.id = file_id and file.lesson_id = choose_lesson_file.lesson_id and file.state = 'ready'
      and file.kind::text = case use when 'cover' then 'picture' else use end
  ) then
    return false;
  end if;
  update public.lesson_drafts as draft set
    cover_id = case use when 'cover' then file_id else draft.cover_id end,
    video_id = case use when 'video' then file_id else draft.video_id end,
    captions_id = case use when 'captions' then file_id else draft.captions_id end
  where draft.lesson_id = choose_lesson_file.lesson_id and draft.creator_id = choose_lesson_file.creator_id
    and use in ('cover', 'video', 'captions');
  return found;
end
$$;
comment on function public.choose_lesson_file is
  'Makes a file the cover, video or captions of a draft; none where file_id is null. False: this creator has no such '
  'draft, or the draft no such file.';

create function public.add_lesson_captions(
  creator_id uuid, lesson_id uuid, name text, language text, label text, content text
) returns text
language plpgsql set search_path = '' as $$
declare
  new_id uuid := gen_random_uuid();
begin
  perform from public.lesson_drafts as draft
    where draft.lesson_id = add_lesson_captions.lesson_id and draft.creator_id = add_lesson_captions.creator_id
    for no key update;
  if not found then
    return 'not_found';
  elsif (
    select count(*) from public.lesson_files as own
    where own.lesson_id = add_lesson_captions.lesson_id and own.kind = 'captions'
  ) >= (select max_files from public.lesson_file_limits() where kind = 'captions') then
    return 'too_many';
  end if;
  insert into public.lesson_files (
    id, lesson_id, creator_id, kind, state, name, media_type, bytes, content, language, label
  )
  values (new_id, add_lesson_captions.lesson_id, add_lesson_captions.creator_id, 'captions', 'ready',
    add_lesson_captions.name, 'text/vtt', octet_length(add_lesson_captions.content), add_lesson_captions.content,
    add_lesson_captions.language, nullif(btrim(add_lesson_captions.label), ''));
  perform public.choose_lesson_file(creator_id, lesson_id, 'captions', new_id);
  return 'added';
end
$$;
comment on function public.add_lesson_captions is
  'Captions, which become those of the draft. An empty label: the name of the language. Outcomes: added, too_many, '
  'not_found. What breaks a rule is a check_violation that names the constraint.';

revoke execute on function public.choose_lesson_file, public.add_lesson_captions from public, anon, authenticated;
grant execute on function public.choose_lesson_file, public.add_lesson_captions to service_role;
