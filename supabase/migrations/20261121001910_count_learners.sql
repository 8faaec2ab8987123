-- How many people have each lesson, for the order by popularity.

create index purchases_learners_idx on public.purchases (lesson_id) where grants_access;

create function public.count_learners() returns integer
language plpgsql set search_path = '' as $$
declare
  changed integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('count_learners')) then
    return 0; -- Another transaction is counting.
  end if;
  with buyers as (
    select lesson_id, count(*) as people from public.purchases where grants_access group by lesson_id
  ),
  -- Who began a lesson while it was free has it without a purchase, as in list_library.
  beginners as (
    select kept_lessons.lesson_id, count(*) as people
    from public.kept_lessons
    where not exists (
      select 1 from public.purchases
      where purchases.lesson_id = kept_lessons.lesson_id and purchases.user_id = kept_lessons.user_id
        and grants_access
    )
    group by kept_lessons.lesson_id
  ),
  counted as (
    select lesson_id, (coalesce(buyers.people, 0) + coalesce(beginners.people, 0))::integer as learners
    from private.catalogue left join buyers using (lesson_id) left join beginners using (lesson_id)
    where catalogue.learners <> coalesce(buyers.people, 0) + coalesce(beginners.people, 0)
    order by lesson_id for update of catalogue
  )
  update private.catalogue set learners = counted.learners
  from counted where catalogue.lesson_id = counted.lesson_id;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function public.count_learners is
  'For a job: updates the learners of each catalogue entry; returns how many entries changed.';

grant select, update (learners) on private.catalogue to service_role;
revoke execute on function public.count_learners from public, anon, authenticated, service_role;
grant execute on function public.count_learners to service_role;
