-- Uploading: a row is reserved before the first byte, and confirmed or refused after the last.

create function private.lesson_file_path(lesson_id uuid, file_id uuid, kind public.lesson_file_kind, media_type text)
returns text
language sql immutable set search_path = '' as $$
  select lesson_id || '/' || file_id || case
    when kind = 'picture' then '.webp' when kind = 'video' then '.' || split_part(media_type, '/', 2) else '' end
  where kind <> 'captions'
$$;
comment on function private.lesson_file_path is 'Where a file is stored; null for captions.';

create function public.start_lesson_file(
  creator_id uuid, lesson_id uuid, kind public.lesson_file_kind, name text, media_type text, bytes bigint
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  allowed record;
  file public.lesson_files;
  new_id uuid := gen_random_uuid();
begin
  perform from public.lesson_drafts as draft
    where draft.lesson_id = start_lesson_file.lesson_id and draft.creator_id = start_lesson_file.creator_id
    for no key update;
  if not found then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  select * into allowed from public.lesson_file_limits() as file_limit where file_limit.kind = start_lesson_file.kind;
  if not media_type = any (allowed.media_types) or kind = 'captions' then
    return jsonb_build_object('outcome', 'wrong_type');
  elsif bytes > allowed.max_bytes then
    return jsonb_build_object('outcome', 'too_large', 'maxBytes', allowed.max_bytes);
  end if;
  select * into file from public.lesson_files as own
    where own.lesson_id = start_lesson_file.lesson_id and own.state = 'uploading' and own.kind <> 'picture'
      and (own.kind, own.name, own.media_type, own.bytes) = (
        start_lesson_file.kind, start_lesson_file.name, start_lesson_file.media_type, start_lesson_file.bytes
      ) limit 1;
  if not found then
    if (
      select count(*) from public.lesson_files as own
      where own.lesson_id = start_lesson_file.lesson_id and own.kind = start_lesson_file.kind and own.state <> 'refused'
    ) >= allowed.max_files then
      return jsonb_build_object('outcome', 'too_many', 'maxFiles', allowed.max_files);
    end if;
    insert into public.lesson_files (id, lesson_id, creator_id, kind, name, media_type, bytes, path)
    values (new_id, start_lesson_file.lesson_id, start_lesson_file.creator_id, start_lesson_file.kind,
      start_lesson_file.name, start_lesson_file.media_type, start_lesson_file.bytes,
      private.lesson_file_path(lesson_id, new_id, kind, media_type))
    returning * into file;
  end if;
  return jsonb_build_object('outcome', 'started', 'fileId', file.id, 'path', file.path);
end
$$;
comment on function public.start_lesson_file is
  'Reserves a file of a draft. Outcomes: started, wrong_type, too_large (maxBytes), too_many (maxFiles), not_found. An '
  'upload of the same name, type and size that was interrupted goes on under its id; pictures are short.';

create function public.finish_lesson_file(
  creator_id uuid, file_id uuid, media_type text, bytes bigint, width integer default null, height integer default null
) returns boolean
language plpgsql set search_path = '' as $$
declare
  file public.lesson_files;
begin
  update public.lesson_files as own set
    (state, media_type, bytes, width, height)
    = ('ready', finish_lesson_file.media_type, finish_lesson_file.bytes, finish_lesson_file.width,
      finish_lesson_file.height)
  where own.id = file_id and own.creator_id = finish_lesson_file.creator_id and own.state = 'uploading'
  returning * into file;
  if file.kind = 'video' then
    update public.lesson_drafts as draft set video_id = file.id where draft.lesson_id = file.lesson_id;
  end if;
  return file.id is not null;
end
$$;
comment on function public.finish_lesson_file is
  'The bytes are what was promised. A video becomes that of the draft. False: it was finished, refused or deleted '
  'meanwhile.';

create function public.refuse_lesson_file(creator_id uuid, file_id uuid, problem text) returns boolean
language plpgsql set search_path = '' as $$
begin
  update public.lesson_files as own set (state, problem) = ('refused', refuse_lesson_file.problem)
  where own.id = file_id and own.creator_id = refuse_lesson_file.creator_id and own.state = 'uploading';
  return found;
end
$$;
comment on function public.refuse_lesson_file is 'The bytes are not what was promised.';

create function public.delete_lesson_file(creator_id uuid, file_id uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
  delete from public.lesson_files as own
  where own.id = file_id and own.creator_id = delete_lesson_file.creator_id
    and own.published_part is null and not own.in_version and own.unused_since is not null;
  return found;
end
$$;
comment on function public.delete_lesson_file is
  'False: this creator has no such file, or their draft or a published version names it. A job deletes the bytes.';

revoke execute on function public.start_lesson_file, public.finish_lesson_file, public.refuse_lesson_file,
  public.delete_lesson_file
  from public, anon, authenticated;
grant execute on function private.lesson_file_path, public.start_lesson_file, public.finish_lesson_file,
  public.refuse_lesson_file, public.delete_lesson_file
  to service_role;
