-- Catalogue entries that match: filters, order and keyset. Static SQL, planned for each call.

create type private.catalogue_filter as (
  query tsquery, title tsquery, subject text, min_cents integer, max_cents integer, min_minutes integer,
  max_minutes integer, owned boolean, owned_ids uuid[], creator_id uuid, lesson_ids uuid[]
);
comment on type private.catalogue_filter is
  'What entries must match; null is no filter. query: of the document, title: of the title alone. owned: whether it is '
  'one of owned_ids. lesson_ids: one of these.';

create function private.owned_lessons(member_id uuid) returns uuid[]
language plpgsql stable set search_path = '' set enable_seqscan = off set enable_bitmapscan = off as $$
begin
  return array(
    select sale.lesson_id from public.purchases as sale
    where sale.buyer_key = member_id and sale.user_id = member_id and sale.grants_access and sale.lesson_id is not null
    union all
    select kept.lesson_id from public.kept_lessons as kept where kept.user_id = member_id
  );
end
$$;
comment on function private.owned_lessons is
  'Those that the member bought and may read, or keeps: entries of purchases_one_access_idx and of the key alone, '
  'however many the planner expects.';

create function private.filter_catalogue(filter private.catalogue_filter) returns setof private.catalogue
language sql stable as $$
  select entry.* from private.catalogue as entry
  where (filter.query is null or entry.document @@ filter.query)
    and (filter.title is null or entry.title @@ filter.title)
    and (filter.subject is null or entry.subject = filter.subject)
    and (filter.min_cents is null or entry.usd_cents >= filter.min_cents)
    and (filter.max_cents is null or entry.usd_cents <= filter.max_cents)
    and (filter.min_minutes is null or entry.minutes >= filter.min_minutes)
    and (filter.max_minutes is null or entry.minutes <= filter.max_minutes)
    -- The entries of a few ids are looked up by the key. Of many that would read them all for one page: no index serves
    -- "coalesce", so that the other conditions and the order lead to entries, and each is looked up among the ids.
    and (filter.owned is null or filter.owned = case when cardinality(filter.owned_ids) > private.max_matches()
      then coalesce(entry.lesson_id = any (filter.owned_ids), false) else entry.lesson_id = any (filter.owned_ids) end)
    and (filter.creator_id is null or entry.creator_id = filter.creator_id)
    and (filter.lesson_ids is null or entry.lesson_id = any (filter.lesson_ids))
$$;
comment on function private.filter_catalogue is
  'Entries that match. Without a set clause, so that it is inlined: filters that are null disappear from the plan.';

create function private.match_lessons(filter private.catalogue_filter, out ids uuid[], out subjects text[])
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  select coalesce(array_agg(matching.lesson_id), '{}'), coalesce(array_agg(matching.subject), '{}')
  into ids, subjects
  from (
    select entry.lesson_id, entry.subject from private.filter_catalogue(filter) as entry
    limit private.max_matches() + 1
  ) as matching;
end
$$;
comment on function private.match_lessons is
  'Up to max_matches() + 1 entries that match, and the subject of each, in no order.';

create function private.list_catalogue_page(
  filter private.catalogue_filter, sort_key text, after_id uuid, except_ids uuid[], max_rows integer
) returns uuid[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  last private.catalogue;
begin
  select * into last from private.catalogue as entry where entry.lesson_id = after_id;
  -- The sort key is a constant when this is planned: what remains of each case is one order, which has its index.
  return array(
    select entry.lesson_id
    from private.filter_catalogue(filter) as entry
    where entry.lesson_id <> all (except_ids)
      and (after_id is null or case sort_key
        when 'popular' then (entry.learners, entry.published_at, entry.lesson_id)
          < (last.learners, last.published_at, last.lesson_id)
        when 'price-up' then (-entry.usd_cents, entry.published_at, entry.lesson_id)
          < (-last.usd_cents, last.published_at, last.lesson_id)
        when 'price-down' then (entry.usd_cents, entry.published_at, entry.lesson_id)
          < (last.usd_cents, last.published_at, last.lesson_id)
        else (entry.published_at, entry.lesson_id) < (last.published_at, last.lesson_id)
      end)
    order by
      case sort_key when 'popular' then entry.learners
        when 'price-up' then -entry.usd_cents when 'price-down' then entry.usd_cents end desc,
      entry.published_at desc, entry.lesson_id desc
    limit max_rows
  );
end
$$;
comment on function private.list_catalogue_page is
  'Ids of matching entries but those of except_ids, after the entry after_id; none when that one is gone. Sort keys: '
  'popular, price-up, price-down and new.';

revoke all on type private.catalogue_filter from public;
