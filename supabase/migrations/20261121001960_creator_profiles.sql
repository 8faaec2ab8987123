-- Creators' public profiles: members become creators and change theirs, by one function.

create function private.save_own_creator(
  name text, slug text, bio text, picture_path text, time_zone text
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  user_id uuid := (select auth.uid());
  known public.creators;
  known_zone text := private.time_zone_of((select auth.uid()));
  wait integer;
  refusal text;
begin
  -- The lock of anonymize_user: nobody becomes a creator while they leave.
  perform from public.profiles where id = user_id for update;
  if not found then
    return jsonb_build_object('outcome', 'account_closed');
  end if;
  select * into known from public.creators where id = user_id;
  if found and known.account_id is null then
    return jsonb_build_object('outcome', 'account_closed');
  elsif (known.name, known.slug, known.bio, known.picture_path, known_zone)
    is not distinct from (save_own_creator.name, save_own_creator.slug, save_own_creator.bio,
      save_own_creator.picture_path, coalesce(save_own_creator.time_zone, known_zone)) then
    return jsonb_build_object('outcome', 'saved');
  end if;
  wait := public.consume_rate_limit('creator-profile:' || user_id, 10, 600);
  if wait > 0 then
    return jsonb_build_object('outcome', 'too_many_changes', 'retryAfterSeconds', wait);
  end if;
  if save_own_creator.picture_path is distinct from known.picture_path and not exists (
    select from storage.objects
    where bucket_id = 'creator-pictures' and objects.name = save_own_creator.picture_path
  ) and save_own_creator.picture_path is not null then
    return jsonb_build_object('outcome', 'picture_missing');
  end if;
  if not exists (
    select from public.creator_slugs
    where creator_slugs.slug = save_own_creator.slug and creator_slugs.creator_id = user_id
  ) and public.consume_rate_limit('creator-slug:' || user_id, 5, 86400) > 0 then
    return jsonb_build_object('outcome', 'too_many_slugs');
  end if;
  insert into public.creators as creator (id, slug, name, bio, picture_path)
  values (user_id, save_own_creator.slug, save_own_creator.name, save_own_creator.bio, save_own_creator.picture_path)
  on conflict (id) do update set slug = excluded.slug, name = excluded.name, bio = excluded.bio,
    picture_path = excluded.picture_path;
  if save_own_creator.time_zone <> known_zone then
    refusal := private.move_time_zone(user_id, save_own_creator.time_zone, 100000);
    if refusal is not null then
      return jsonb_build_object('outcome', refusal);
    end if;
  end if;
  return jsonb_build_object('outcome', case when known.id is null then 'created' else 'saved' end);
exception when unique_violation then
  return jsonb_build_object('outcome', 'slug_taken');
when foreign_key_violation then
  return jsonb_build_object('outcome', 'time_zone_unknown');
end
$$;
comment on function private.save_own_creator is
  'See save_creator_profile. Security definer: members write no creators, and have no rights on counters and files.';

create function public.save_creator_profile(
  name text, slug text, bio text, picture_path text default null, time_zone text default null
) returns jsonb
language sql set search_path = '' as $$
  select private.save_own_creator(name, slug, bio, picture_path, time_zone)
$$;
comment on function public.save_creator_profile is
  'Makes the signed-in member a creator, or changes their public profile. Outcomes: created, saved, slug_taken (by '
  'another, now or formerly), picture_missing, too_many_changes (ten in ten minutes: each costs the shop its cached '
  'pages) with retryAfterSeconds, too_many_slugs (five new ones a day: none is given to another, ever), '
  'time_zone_unknown (null: as it is, UTC at first), time_zone_fixed (see move_time_zone; the rest is saved), '
  'account_closed. What no constraint allows is an error.';

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('creator-pictures', 'creator-pictures', true, 1048576, '{image/webp}')
on conflict (id) do nothing;

-- No policy on the bucket's objects: only the service role uploads, after re-encoding them. All may see them.

create function public.list_orphaned_pictures(after_name text, max_rows integer) returns setof text
language sql stable set search_path = '' as $$
  select name from storage.objects
  where bucket_id = 'creator-pictures' and name > after_name
    and greatest(created_at, updated_at) < now() - interval '1 day'
    and not exists (select 1 from public.creators where picture_path = objects.name)
  order by name limit max_rows
$$;
comment on function public.list_orphaned_pictures is
  'Pictures that no creator shows, at least a day old: a form that failed keeps what was uploaded for its next try.';

revoke execute on function public.save_creator_profile, public.list_orphaned_pictures
  from public, anon, authenticated, service_role;
grant execute on function public.save_creator_profile, private.save_own_creator to authenticated;
grant execute on function public.list_orphaned_pictures to service_role;
