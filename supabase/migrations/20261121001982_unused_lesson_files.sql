-- Files that nobody can come back to: rows first, then the objects without a row.

create function public.delete_unused_files(max_rows integer) returns integer
language sql set search_path = '' as $$
  with deleted as (
    delete from public.lesson_files where id in (
      select id from public.lesson_files
      where published_part is null and not in_version and unused_since is not null
        and created_at < now() - interval '2 days'
        and (state <> 'ready' or unused_since < now() - interval '30 days')
      order by created_at limit max_rows for update skip locked
    ) returning id
  )
  select count(*)::integer from deleted
$$;
comment on function public.delete_unused_files is
  'Deletes uploads that were not completed in two days, refused ones, and files that neither their draft (for 30 '
  'days) nor a published version names. Returns how many.';

create function private.delete_files_of_draft() returns trigger
language plpgsql set search_path = '' as $$
begin
  delete from public.lesson_files as file
  where file.lesson_id = old.lesson_id and file.published_part is null and not file.in_version;
  return null;
end
$$;
comment on function private.delete_files_of_draft is 'Trigger on lesson_drafts.';
create trigger delete_files_of_draft after delete on public.lesson_drafts
  for each row execute function private.delete_files_of_draft();

create function private.delete_files_of_lesson() returns trigger
language plpgsql set search_path = '' as $$
begin
  delete from public.lesson_files as file
  where file.lesson_id = old.id
    and not exists (select from public.lesson_drafts as draft where draft.lesson_id = old.id);
  return null;
end
$$;
comment on function private.delete_files_of_lesson is 'Trigger on lessons.';
create trigger delete_files_of_lesson after delete on public.lessons
  for each row execute function private.delete_files_of_lesson();

create function public.list_orphaned_files(after_name text, max_rows integer) returns setof text
language sql stable set search_path = '' as $$
  select name from storage.objects
  where bucket_id = 'lesson-files' and name > after_name
    and greatest(created_at, updated_at) < now() - interval '1 day'
    and not exists (select from public.lesson_files as file where file.path = objects.name)
    and not (
      name ~ '^uploads/[0-9a-f-]{36}$' and exists (
        select from public.lesson_files as file
        where file.id = split_part(objects.name, '/', 2)::uuid and file.state = 'uploading'
      )
    )
  order by name limit max_rows
$$;
comment on function public.list_orphaned_files is
  'Objects of deleted files, at least a day old. A picture is uploaded under uploads/, and stored again.';

create function public.list_orphaned_videos(after_name text, max_rows integer) returns setof text
language sql stable set search_path = '' as $$
  select name from storage.objects
  where bucket_id = 'lesson-videos' and name > after_name and created_at < now() - interval '1 day'
    and not exists (select from public.lesson_files as file where file.path = objects.name)
    and not exists (
      select from public.lessons where id::text = split_part(objects.name, '/', 1)
        and split_part(objects.name, '/', 2) !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.](mp4|webm)$'
    )
  order by name limit max_rows
$$;
comment on function public.list_orphaned_videos is
  'Videos of deleted files and of lessons that no longer exist, at least a day old. One that an operator uploaded, '
  'under a name of their own, stays as long as its lesson.';

revoke execute on function public.delete_unused_files, public.list_orphaned_files, public.list_orphaned_videos
  from public, anon, authenticated;
grant execute on function public.delete_unused_files, public.list_orphaned_files, public.list_orphaned_videos
  to service_role;
