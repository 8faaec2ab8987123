-- A page of a creator's sales: of the rows that were read those that fit, and how far was read.

create function private.find_sales(
  creator_id uuid, f private.sale_filter, before timestamptz, before_id uuid, max_rows integer
)
returns table (
  sale public.purchases, at timestamptz, returned numeric, fee_returned numeric, searched_to timestamptz,
  searched_to_id uuid
)
language sql stable set search_path = '' as $$
  with terms as materialized (
    select coalesce(f.since, '-infinity') as since,
      case when before <= coalesce(f.until, 'infinity') then before else coalesce(f.until, 'infinity') end as before,
      case when before <= coalesce(f.until, 'infinity') then before_id
        else '00000000-0000-0000-0000-000000000000' end as before_id,
      case when private.is_exact(f) then max_rows
        when private.is_rare(f) then greatest(50,
          private.max_scan() / greatest(1, cardinality(f.lesson_ids) + cardinality(f.buyer_ids)))
        else greatest(private.max_scan(), max_rows) end as bound
  ), candidates as materialized (
    select source.* from terms, private.sales_of(creator_id, f, since, terms.before, terms.before_id, bound) as source
    where not private.is_rare(f)
    union all
    select source.*
    from terms, private.sales_with_words(creator_id, f, since, terms.before, terms.before_id, bound) as source
    where private.is_rare(f)
  ), numbered as (
    select candidates.at, (candidates.sale).id,
      row_number() over (partition by place order by candidates.at desc, (candidates.sale).id desc) as number
    from candidates
  ), horizon as (
    select numbered.at, id from numbered, terms where number = bound order by numbered.at desc, id desc limit 1
  ), hits as (
    select distinct on (candidates.at, (candidates.sale).id) candidates.*
    from candidates left join horizon on true
    where private.fits(candidates.sale, f) and (candidates.sale).is_sale
      and (candidates.sale).creator_id = find_sales.creator_id
      -- Not "exists": for that all members with these names may be read.
      and (f.names is null or (candidates.sale).metadata ->> 'title' = any (f.titles) or f.names @@ (
        select buyer.document from private.buyer_names as buyer where buyer.user_id = (candidates.sale).user_id
      ))
      and (horizon.at is null or (candidates.at, (candidates.sale).id) >= (horizon.at, horizon.id))
    order by candidates.at desc, (candidates.sale).id desc limit max_rows
  )
  select hits.sale, hits.at, hits.returned, hits.fee_returned, horizon.at, horizon.id
  from (values (true)) as one left join horizon on true left join hits on true
$$;
comment on function private.find_sales is
  'The sales that fit, newest first before a position, and how far was searched where that is not the end: older ones '
  'may fit too. Without any, one row with null.';
