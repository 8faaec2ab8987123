-- One page of catalogue entries: filters, order and keyset. Static SQL, planned for each call.

create type private.catalogue_filter as (
  query tsquery, min_cents integer, max_cents integer, min_minutes integer, max_minutes integer,
  owned boolean, reader_id uuid, creator_id uuid
);
comment on type private.catalogue_filter is
  'What entries must match; null is no filter. owned: whether reader_id bought the lesson, or keeps it.';

create function private.filter_catalogue(filter private.catalogue_filter) returns setof private.catalogue
language sql stable as $$
  select entry.* from private.catalogue as entry
  where (filter.query is null or entry.document @@ filter.query)
    and (filter.min_cents is null or entry.usd_cents >= filter.min_cents)
    and (filter.max_cents is null or entry.usd_cents <= filter.max_cents)
    and (filter.min_minutes is null or entry.minutes >= filter.min_minutes)
    and (filter.max_minutes is null or entry.minutes <= filter.max_minutes)
    and (filter.owned is null or filter.owned = (entry.lesson_id in (
      select sale.lesson_id from public.purchases as sale
      where sale.user_id = filter.reader_id and sale.grants_access
      union all
      select kept.lesson_id from public.kept_lessons as kept where kept.user_id = filter.reader_id
    )))
    and (filter.creator_id is null or entry.creator_id = filter.creator_id)
$$;
comment on function private.filter_catalogue is
  'Entries that match. Without a set clause, so that it is inlined: filters that are null disappear from the plan.';

create function private.count_by_subject(filter private.catalogue_filter, subject text default null) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return (
    select coalesce(jsonb_object_agg(counted.subject, counted.lessons), '{}')
    from (
      select matching.subject, count(*) as lessons
      from (
        select entry.subject from private.filter_catalogue(filter) as entry
        where count_by_subject.subject is null or entry.subject = count_by_subject.subject
        limit private.max_matches() + 1
      ) as matching
      group by matching.subject
    ) as counted
  );
end
$$;
comment on function private.count_by_subject is
  'How many entries match, by subject; subjects without any are absent. Counts up to max_matches() + 1.';

create function private.list_catalogue_page(
  filter private.catalogue_filter, subject text, sort_key text, after_id uuid, max_rows integer
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
    where (list_catalogue_page.subject is null or entry.subject = list_catalogue_page.subject)
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
  'Ids of matching entries after the entry after_id; none when that one is gone. Sort keys: popular, price-up, '
  'price-down and new.';

revoke all on type private.catalogue_filter from public;
