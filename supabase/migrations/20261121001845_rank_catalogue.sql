-- One page of catalogue entries that match a text, in any order.

create function private.search_score(
  entry private.catalogue, sort_key text, query tsquery, queries tsquery[], idf double precision[]
) returns double precision
language sql immutable parallel safe as $$
  select case sort_key
    when 'rank' then ts_rank('{0.1, 0.2, 0.4, 1}', entry.document, query)::double precision
    when 'relevance' then private.relevance(entry.document, queries, idf)
    when 'popular' then entry.learners
    when 'price-up' then -entry.usd_cents
    when 'price-down' then entry.usd_cents
    else 0
  end
$$;
comment on function private.search_score is 'What an entry is sorted by, before its date.';

create function private.list_ranked_page(
  filter private.catalogue_filter, subject text, sort_key text, queries tsquery[], idf double precision[],
  is_capped boolean, after_id uuid, max_rows integer
) returns uuid[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  query constant tsquery := filter.query;
  last private.catalogue;
  last_score double precision;
begin
  select * into last from private.catalogue as entry where entry.lesson_id = after_id;
  last_score := private.search_score(last, sort_key, query, queries, idf);
  return array(
    select (scored.entry).lesson_id
    from (
      select matching.entry, private.search_score(matching.entry, sort_key, query, queries, idf) as score
      from (
        select entry from private.filter_catalogue(filter) as entry
        where list_ranked_page.subject is null or entry.subject = list_ranked_page.subject
        -- All of them, unless there are too many. Constants when this is planned: without an order, no index has it.
        order by case when is_capped then entry.published_at end desc, case when is_capped then entry.lesson_id end desc
        limit private.max_matches()
      ) as matching
    ) as scored
    where after_id is null or (scored.score, (scored.entry).published_at, (scored.entry).lesson_id)
      < (last_score, last.published_at, last.lesson_id)
    order by scored.score desc, (scored.entry).published_at desc, (scored.entry).lesson_id desc
    limit max_rows
  );
end
$$;
comment on function private.list_ranked_page is
  'As list_catalogue_page, also by rank (of one query) or relevance (of entries that match some of the queries). Of '
  'more than max_matches() entries (is_capped), the newest are ranked.';
