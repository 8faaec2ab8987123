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
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
set enable_seqscan = off as $$
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
        from public.purchases as purchase where purchase.user_id = buyer_id and purchase.kind = 'credits'
      ) as named
      where private.search_vector(named.name) @@ query
    ), titled_now as materialized (
      select now.lesson_id from private.lesson_titles as now where now.document @@ query
    ), titled_then as materialized (
      select sold.lesson_id, sold.title from private.sold_titles as sold where sold.document @@ query
    ), titled as (
      select purchase.*
      from public.purchases as purchase
      where purchase.user_id = buyer_id and purchase.kind = 'lesson'
        and (lesson_ids is null or purchase.lesson_id = any (lesson_ids))
        and case
          when purchase.grants_access or (
            select lesson.status = 'published' from public.lessons as lesson where lesson.id = purchase.lesson_id
          ) then purchase.lesson_id in (select titled_now.lesson_id from titled_now)
          else (purchase.lesson_id, purchase.metadata ->> 'title') in (
            select titled_then.lesson_id, titled_then.title from titled_then
          )
        end
      union all
      select purchase.*
      from public.purchases as purchase
        join packs on packs.name = concat_ws(' ', purchase.metadata ->> 'title', purchase.metadata ->> 'pack')
      where purchase.user_id = buyer_id and purchase.kind = 'credits'
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
  'See search_purchases. Few lessons that match lead to the purchases of them; many are looked for among the buyer''s, '
  'by their ids. Security definer: buyers have no rights on the functions of the search.';

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
