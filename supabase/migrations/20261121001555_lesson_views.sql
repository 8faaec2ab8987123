-- Views of lessons' pages: one per visitor, lesson and UTC day, without cookies and without storing addresses.

create table public.lesson_views (
  creator_id uuid not null references public.creators (id) on delete cascade,
  -- A lesson, or the creator: all lessons.
  scope_id uuid not null,
  grain text not null,
  period date not null,
  views integer not null,
  constraint lesson_views_pkey primary key (creator_id, scope_id, grain, period),
  constraint lesson_views_grain_known check (grain in ('day', 'month'))
) with (fillfactor = 70);
alter table public.lesson_views enable row level security;

create table private.visitor_salts (
  day date primary key,
  salt uuid not null default gen_random_uuid()
);
alter table private.visitor_salts enable row level security;

create table private.lesson_visitors (
  day date not null,
  lesson_id uuid not null references public.lessons (id) on delete cascade,
  visitor bytea not null,
  constraint lesson_visitors_pkey primary key (day, lesson_id, visitor)
);
alter table private.lesson_visitors enable row level security;
create index lesson_visitors_lesson_id_idx on private.lesson_visitors (lesson_id);

create function private.visitor_salt() returns private.visitor_salts
language plpgsql set search_path = '' as $$
declare
  known private.visitor_salts;
  utc_day date := (now() at time zone 'utc')::date;
begin
  select * into known from private.visitor_salts where day = utc_day;
  if not found then
    delete from private.visitor_salts where day < utc_day;
    insert into private.visitor_salts (day) values (utc_day) on conflict (day) do nothing;
    select * into strict known from private.visitor_salts where day = utc_day;
  end if;
  return known;
end
$$;
comment on function private.visitor_salt is
  'Today''s salt. Made with the first view of a day, which deletes the one before: from then on nobody can tell from '
  'an address whether it was here. delete_old_visitors does so on a day without a view, and deletes the hashes.';

create function private.new_views(views jsonb, salt private.visitor_salts)
returns table (creator_id uuid, lesson_id uuid, visitors bigint)
language sql set search_path = '' as $$
  with seen as (
    select distinct lesson.id, lesson.creator_id,
      sha256(uuid_send(salt.salt) || convert_to(page.visitor, 'utf8')) as hash
    from jsonb_to_recordset(new_views.views) as page (slug text, visitor text, member_id uuid)
      join public.lessons as lesson on lesson.slug = page.slug and lesson.status = 'published'
    where page.member_id is null or (page.member_id <> lesson.creator_id and not exists (
      select 1 from public.purchases as sale
      where sale.buyer_key = page.member_id and sale.lesson_id = lesson.id and sale.grants_access
    ))
  ), fresh as (
    insert into private.lesson_visitors as known (day, lesson_id, visitor)
    select salt.day, seen.id, seen.hash from seen order by seen.id, seen.hash
    on conflict do nothing returning known.lesson_id
  )
  select lesson.creator_id, fresh.lesson_id, count(*)
  from fresh join public.lessons as lesson on lesson.id = fresh.lesson_id group by 1, 2
$$;
comment on function private.new_views is
  'Of these views those of visitors who were not here today. Not of the creator, nor of who reads what they bought.';

create function public.record_lesson_views(views jsonb) returns void
language sql set search_path = '' as $$
  insert into public.lesson_views as rollup (creator_id, scope_id, grain, period, views)
  select fresh.creator_id, scope_id, grain, date_trunc(grain, local_day)::date,
    sum(fresh.visitors)
  from private.visitor_salt() as known, private.new_views(record_lesson_views.views, known) as fresh,
    lateral (
      select private.day_in(now(), private.time_zone_of(fresh.creator_id))::timestamp as local_day
    ) as today,
    unnest(array[fresh.creator_id, fresh.lesson_id]) as scope_id, unnest(array['day', 'month']) as grain
  group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict on constraint lesson_views_pkey do update set views = rollup.views + excluded.views
$$;
comment on function public.record_lesson_views is
  'Counts views ({slug, visitor, member_id}; visitor says who it was, and is not stored) on today''s day in each '
  'creator''s time zone.';

create function public.sum_lesson_views(from_day date, to_day date) returns bigint
language sql stable set search_path = '' as $$
  select coalesce(sum(rollup.views), 0)
  from private.earnings_spans(from_day, to_day) as span, lateral (
    select found.views from public.lesson_views as found
    where found.creator_id = (select auth.uid()) and found.scope_id = (select auth.uid())
      and found.grain = span.grain and found.period between span.first_period and span.last_period
    offset 0 -- as in sum_earnings
  ) as rollup
$$;
comment on function public.sum_lesson_views is 'Views of all lessons of the signed-in creator, in a range of days.';

comment on table public.lesson_views is
  'Visitors per creator and lesson, by day (in the creator''s time zone as it was then) and month. Not moved when the '
  'time zone changes: nothing is kept that says when a view was. Read by get_earnings_report.';
comment on table private.visitor_salts is 'One row: today''s, in UTC.';
comment on table private.lesson_visitors is
  'Hashes of visitors, with the day''s salt. No foreign key of the day: its first view would delete all of the last.';

create policy "creators read the views of their lessons" on public.lesson_views
  for select to authenticated using (creator_id = (select auth.uid()));

revoke all on public.lesson_views, private.visitor_salts, private.lesson_visitors
  from anon, authenticated, service_role;
grant select on public.lesson_views to authenticated;
grant select, insert, update on public.lesson_views to service_role;
grant select, insert, delete on private.visitor_salts to service_role;
grant select, insert, delete on private.lesson_visitors to service_role;
revoke execute on function public.record_lesson_views, public.sum_lesson_views
  from public, anon, authenticated, service_role;
grant execute on function public.record_lesson_views, private.visitor_salt, private.new_views to service_role;
grant execute on function public.sum_lesson_views to authenticated;
