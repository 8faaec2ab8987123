-- Which rows are read for a page of a creator's sales, so that their number does not grow with the sales.

create function private.max_scan() returns integer language sql immutable parallel safe as 'select 2000';
comment on function private.max_scan is 'How many sales one question looks at, where no index answers it.';

create function private.is_exact(f private.sale_filter) returns boolean
language sql immutable parallel safe as $$
  select num_nonnulls(f.lesson_id, f.coupon_key, f.statuses, f.currency) <= (not f.by_reversal)::integer
    and num_nonnulls(f.min_minor, f.max_minor, f.names) = 0
    and (f.statuses is null or cardinality(f.statuses) = 1 and f.statuses <> '{completed}')
$$;
comment on function private.is_exact is 'Whether sales_of reads nothing but what fits: one filter, with an index.';

create function private.is_rare(f private.sale_filter) returns boolean
language sql immutable parallel safe as $$
  select coalesce(not f.by_reversal and f.names is not null
    and cardinality(f.lesson_ids) + cardinality(f.buyer_ids) <= 100, false)
$$;
comment on function private.is_rare is
  'Whether few lessons and buyers have the words: their own indexes lead to the sales. Else the words are looked for '
  'on the way.';

create function private.sales_of(
  creator_id uuid, f private.sale_filter, since timestamptz, before timestamptz, before_id uuid, bound integer
)
returns table (sale public.purchases, at timestamptz, place uuid, returned numeric, fee_returned numeric)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
-- In the order of an index until there are enough, however few rows the planner expects: a bitmap reads them all.
set enable_bitmapscan = off set enable_sort = off as $$
begin
  if f.by_reversal then
    return query select purchase, reversal.occurred_at, sales_of.creator_id, reversal.amount, reversal.fee_returned
      from (
        select reversals.occurred_at, reversals.purchase_id, sum(reversals.amount) as amount,
          sum(reversals.fee_returned) as fee_returned
        from public.sale_reversals as reversals
        where reversals.creator_id = sales_of.creator_id
          and (reversals.occurred_at, reversals.purchase_id) < (before, before_id) and reversals.occurred_at >= since
        group by reversals.occurred_at, reversals.purchase_id
        order by reversals.occurred_at desc, reversals.purchase_id desc limit bound
      ) as reversal join public.purchases as purchase on purchase.id = reversal.purchase_id;
  elsif f.lesson_id is not null then
    return query select purchase, purchase.purchase_date, sales_of.creator_id, null::numeric, null::numeric
      from public.purchases as purchase
      where purchase.lesson_id = f.lesson_id and purchase.is_sale
        and (purchase.purchase_date, purchase.id) < (before, before_id) and purchase.purchase_date >= since
      order by purchase.purchase_date desc, purchase.id desc limit bound;
  elsif f.coupon_key is not null then
    return query select purchase, purchase.purchase_date, sales_of.creator_id, null::numeric, null::numeric
      from public.purchases as purchase
      where purchase.creator_id = sales_of.creator_id and purchase.coupon_code is not null
        and private.coupon_key(purchase.coupon_code) = f.coupon_key and purchase.is_sale
        and (purchase.purchase_date, purchase.id) < (before, before_id) and purchase.purchase_date >= since
      order by purchase.purchase_date desc, purchase.id desc limit bound;
  elsif cardinality(f.statuses) = 1 and f.statuses <> '{completed}' then
    return query select purchase, purchase.purchase_date, sales_of.creator_id, null::numeric, null::numeric
      from public.purchases as purchase
      where purchase.creator_id = sales_of.creator_id and purchase.status = f.statuses[1]
        and purchase.status <> 'completed' and purchase.is_sale
        and (purchase.purchase_date, purchase.id) < (before, before_id) and purchase.purchase_date >= since
      order by purchase.purchase_date desc, purchase.id desc limit bound;
  elsif f.currency is not null then
    return query select purchase, purchase.purchase_date, sales_of.creator_id, null::numeric, null::numeric
      from public.purchases as purchase
      where purchase.creator_id = sales_of.creator_id and purchase.currency = f.currency and purchase.is_sale
        and (purchase.purchase_date, purchase.id) < (before, before_id) and purchase.purchase_date >= since
      order by purchase.purchase_date desc, purchase.id desc limit bound;
  else
    return query select purchase, purchase.purchase_date, sales_of.creator_id, null::numeric, null::numeric
      from public.purchases as purchase
      where purchase.creator_id = sales_of.creator_id and purchase.is_sale
        and (purchase.purchase_date, purchase.id) < (before, before_id) and purchase.purchase_date >= since
      order by purchase.purchase_date desc, purchase.id desc limit bound;
  end if;
end
$$;
comment on function private.sales_of is
  'The sales before a position that the most telling index leads to, newest first, at most so many (bound). By '
  'reversal a sale is there for each time that a part of it was returned.';

create function private.sales_with_words(
  creator_id uuid, f private.sale_filter, since timestamptz, before timestamptz, before_id uuid, bound integer
)
returns table (sale public.purchases, at timestamptz, place uuid, returned numeric, fee_returned numeric)
language sql stable set search_path = '' as $$
  select found.sale, (found.sale).purchase_date, lesson_id, null::numeric, null::numeric
  from unnest(f.lesson_ids) as lesson_ids (lesson_id), lateral (
    select sale from public.purchases as sale
    where sale.lesson_id = lesson_ids.lesson_id and sale.is_sale
      and (sale.purchase_date, sale.id) < (before, before_id) and sale.purchase_date >= since
    order by sale.purchase_date desc, sale.id desc limit bound
  ) as found
  union all
  select found.sale, (found.sale).purchase_date, user_id, null::numeric, null::numeric
  from unnest(f.buyer_ids) as buyer_ids (user_id), lateral (
    select sale from public.purchases as sale
    where sale.user_id = buyer_ids.user_id and sale.creator_id = sales_with_words.creator_id and sale.is_sale
      and (sale.purchase_date, sale.id) < (before, before_id) and sale.purchase_date >= since
    order by sale.purchase_date desc, sale.id desc limit bound
  ) as found
$$;
comment on function private.sales_with_words is
  'The same by the lessons and the buyers that have the words: of each (place) at most so many.';
