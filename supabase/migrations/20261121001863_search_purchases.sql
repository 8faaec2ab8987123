-- The buyer's history, searched by title as the catalogue is.

create function private.lessons_titled(query tsquery) returns uuid[]
language plpgsql stable set search_path = '' set enable_seqscan = off as $$
declare
  ids constant uuid[] := array(
    (select titled.lesson_id from private.lesson_titles as titled where titled.document @@ query limit 1001)
    union
    (select sold.lesson_id from private.sold_titles as sold where sold.document @@ query limit 1001)
  );
begin
  return case when cardinality(ids) <= 1000 then ids end;
end
$$;
comment on function private.lessons_titled is
  'The lessons that match by their title or one that they were sold by. Null where more than 1,000 do.';

create function private.own_purchases_titled(
  words text, statuses public.purchase_status[], since timestamptz, until timestamptz,
  before timestamptz, before_id uuid, max_rows integer, of_kind public.purchase_kind
) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  buyer_id constant uuid := (select auth.uid());
  -- Cut twice, as in find_lessons. Stop words or signs alone match nothing.
  query constant tsquery := coalesce(private.combine_queries(private.word_queries(
    btrim(left(private.normalize_search_text(left(words, 400)), 100))
  ), '&'), '');
  lesson_ids constant uuid[] := private.lessons_titled(query);
begin
  return (
    with packs as materialized (
      select named.name
      from (
        select distinct concat_ws(' ', purchase.metadata ->> 'title', purchase.metadata ->> 'pack') as name
        from public.purchases as purchase where purchase.user_id = buyer_id and purchase.lesson_id is null
      ) as named
      where private.search_vector(named.name) @@ query
    ), titled as (
      select purchase.*
      from public.purchases as purchase left join public.lessons as lesson on lesson.id = purchase.lesson_id
        and (lesson.status = 'published' or purchase.grants_access)
      where purchase.user_id = buyer_id and purchase.lesson_id is not null
        and (lesson_ids is null or purchase.lesson_id = any (lesson_ids))
        and coalesce(
          case when lesson.id is not null
            then (select now.document from private.lesson_titles as now where now.lesson_id = lesson.id)
            else (
              select sold.document from private.sold_titles as sold
              where sold.lesson_id = purchase.lesson_id and sold.title = purchase.metadata ->> 'title'
            )
          end, '') @@ query
      union all
      select purchase.*
      from public.purchases as purchase
        join packs on packs.name = concat_ws(' ', purchase.metadata ->> 'title', purchase.metadata ->> 'pack')
      where purchase.user_id = buyer_id and purchase.lesson_id is null
    ), found as (
      select titled.id, titled.purchase_date from titled
      where (statuses is null or titled.status = any (statuses)) and (of_kind is null or titled.kind = of_kind)
        and (since is null or titled.purchase_date >= since) and (until is null or titled.purchase_date < until)
    )
    select jsonb_build_object('total', (select count(*) from found), 'ids', array(
      select found.id from found
      where before is null or (found.purchase_date, found.id) < (before, before_id)
      order by found.purchase_date desc, found.id desc limit least(max_rows, 101)
    ))
  );
end
$$;
comment on function private.own_purchases_titled is
  'See search_purchases. Few lessons that match lead to the purchases of them; many are looked for among the buyer''s. '
  'Security definer: buyers have no rights on the functions of the search.';

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
