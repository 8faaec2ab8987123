-- Who keeps a lesson without having bought it, counted with the rows of kept_lessons.

create table private.kept_lesson_counts (
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  shard smallint not null,
  keepers integer not null,
  constraint kept_lesson_counts_pkey primary key (lesson_id, shard),
  constraint kept_lesson_counts_shard_range check (shard between 0 and 3)
);
alter table private.kept_lesson_counts enable row level security;
comment on table private.kept_lesson_counts is
  'People who keep a lesson without having bought it; in shards, as lesson_sales. Read by count_learners. A row is '
  'locked after lock_checkout and the locks of earnings; several in the order of their lessons.';

create function private.add_keepers(lesson_id uuid, user_id uuid, keepers integer) returns void
language sql set search_path = '' as $$
  insert into private.kept_lesson_counts as known (lesson_id, shard, keepers)
  select lesson.id, abs(hashtext(user_id::text) % 4), keepers from public.lessons as lesson
  where lesson.id = add_keepers.lesson_id
  on conflict on constraint kept_lesson_counts_pkey do update set keepers = known.keepers + excluded.keepers
$$;
comment on function private.add_keepers is 'Nothing for a lesson that is being deleted.';

create function private.count_kept_lesson() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  kept public.kept_lessons := case tg_op when 'INSERT' then new else old end;
begin
  -- Of a lesson that is being deleted nothing is counted, and no checkout is locked.
  if not exists (select from public.lessons as lesson where lesson.id = kept.lesson_id) then
    return null;
  end if;
  -- Against a purchase that opens the lesson meanwhile.
  perform private.lock_checkout(kept.user_id, kept.lesson_id);
  if not exists (
    select from public.purchases as sale
    where sale.buyer_key = kept.user_id and sale.lesson_id = kept.lesson_id and sale.grants_access
  ) then
    perform private.add_keepers(kept.lesson_id, kept.user_id, case tg_op when 'INSERT' then 1 else -1 end);
  end if;
  return null;
end
$$;
comment on function private.count_kept_lesson is
  'Trigger on kept_lessons. Security definer: members keep lessons by reading them.';
create trigger count_kept_lesson after insert or delete on public.kept_lessons
  for each row execute function private.count_kept_lesson();

create function private.count_keeper_of_purchase() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.lesson_id is not null and exists (
    select from public.kept_lessons as kept where kept.user_id = new.buyer_key and kept.lesson_id = new.lesson_id
  ) then
    perform private.add_keepers(new.lesson_id, new.buyer_key, case when new.grants_access then -1 else 1 end);
  end if;
  return null;
end
$$;
comment on function private.count_keeper_of_purchase is
  'Trigger: who keeps a lesson counts once, as a buyer while a purchase opens it. Triggers run by name: this one after '
  'sync_earnings, whose locks many transactions take before their first purchase changes.';
create trigger sync_kept_lesson_counts after update of status on public.purchases
  for each row when (old.grants_access <> new.grants_access) execute function private.count_keeper_of_purchase();
create trigger sync_kept_lesson_counts_of_new after insert on public.purchases
  for each row when (new.grants_access) execute function private.count_keeper_of_purchase();

create function private.lock_kept_lessons(user_id uuid) returns void
language sql set search_path = '' as $$
  select private.lock_checkout(kept.user_id, kept.lesson_id) from (
    select * from public.kept_lessons where kept_lessons.user_id = lock_kept_lessons.user_id order by lesson_id
  ) as kept
$$;
comment on function private.lock_kept_lessons is
  'Locks the user''s checkouts of lessons that they keep, in order. Hardly anybody waits for their profile meanwhile: '
  'what is kept cannot be bought, but a pack can, and its payment is then reported again.';

create function private.delete_kept_lessons(user_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  kept_id uuid;
begin
  for kept_id in select kept.lesson_id from public.kept_lessons as kept
    where kept.user_id = delete_kept_lessons.user_id order by kept.lesson_id loop
    delete from public.kept_lessons as kept
    where kept.user_id = delete_kept_lessons.user_id and kept.lesson_id = kept_id;
  end loop;
end
$$;
comment on function private.delete_kept_lessons is
  'One after the other, as the foreign key would not. The caller holds lock_kept_lessons, and locks no earnings '
  'afterwards.';

revoke all on private.kept_lesson_counts from anon, authenticated, service_role;
grant select, insert, update on private.kept_lesson_counts to service_role;
grant execute on function private.add_keepers, private.lock_kept_lessons, private.delete_kept_lessons
  to service_role;
