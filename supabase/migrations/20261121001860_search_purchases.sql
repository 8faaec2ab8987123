-- The buyer's history, searched by title as the catalogue is.

create function private.own_purchases_titled(
  words text, statuses public.purchase_status[], since timestamptz, until timestamptz,
  before timestamptz, before_id uuid, max_rows integer, of_kind public.purchase_kind
) returns jsonb
language sql stable security definer set search_path = '' as $$
  with typed as (
    -- Cut twice, as in find_lessons. Stop words or signs alone match nothing.
    select coalesce(private.combine_queries(private.word_queries(
      btrim(left(private.normalize_search_text(left(words, 400)), 100))
    ), '&'), '') as query
  ), found as (
    select purchase.id, purchase.purchase_date
    from typed, public.purchases as purchase left join public.lessons as lesson on lesson.id = purchase.lesson_id
      and (lesson.status = 'published' or purchase.grants_access)
    where purchase.user_id = (select auth.uid())
      and (statuses is null or purchase.status = any (statuses)) and (of_kind is null or purchase.kind = of_kind)
      and (since is null or purchase.purchase_date >= since) and (until is null or purchase.purchase_date < until)
      and private.search_vector(coalesce(lesson.title,
        concat_ws(' ', purchase.metadata ->> 'title', purchase.metadata ->> 'pack'))) @@ typed.query
  )
  select jsonb_build_object('total', (select count(*) from found), 'ids', array(
    select found.id from found
    where before is null or (found.purchase_date, found.id) < (before, before_id)
    order by found.purchase_date desc, found.id desc limit least(max_rows, 101)
  ))
$$;
comment on function private.own_purchases_titled is
  'See search_purchases. Security definer: buyers have no rights on the functions of the search.';

create function public.search_purchases(
  words text, statuses public.purchase_status[] default null, since timestamptz default null,
  until timestamptz default null, before timestamptz default null, before_id uuid default null,
  max_rows integer default 20, of_kind public.purchase_kind default null
) returns jsonb
language sql stable set search_path = '' set statement_timeout = '1s' as $$
  select private.own_purchases_titled(words, statuses, since, until, before, before_id, max_rows, of_kind)
$$;
comment on function public.search_purchases is
  'Ids of the signed-in buyer''s purchases whose lesson''s title or pack''s name has these words, newest first before '
  'a position, and how many there are. Filters that are null are none; until is exclusive.';

revoke execute on function public.search_purchases from public, anon, authenticated, service_role;
grant execute on function private.own_purchases_titled, public.search_purchases to authenticated;
