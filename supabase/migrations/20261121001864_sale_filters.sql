-- The filters of a creator's sales, read once per question.

create type private.sale_filter as (
  by_reversal boolean, since timestamptz, until timestamptz, lesson_id uuid, currency text,
  statuses public.purchase_status[], coupon_key text, min_minor bigint, max_minor bigint, names tsquery, titles text[],
  lesson_ids uuid[],
  buyer_ids uuid[]
);
comment on type private.sale_filter is
  'since is inclusive, until exclusive, null filters nothing; by_reversal: they are times of refunds and disputes, not '
  'of sales. names: the query for buyers'' names, null without words. titles and lesson_ids: what matches the words. '
  'buyer_ids: who does, see find_buyers.';

create function private.read_sale_filter(creator_id uuid, filter jsonb) returns private.sale_filter
language plpgsql stable set search_path = '' as $$
declare
  f private.sale_filter;
  zone text := private.time_zone_of(creator_id);
  words text := btrim(left(private.normalize_search_text(left(filter ->> 'words', 400)), 100));
begin
  f.by_reversal := coalesce(filter ->> 'by' = 'reversal', false);
  f.since := private.day_start((filter ->> 'from')::date, zone);
  f.until := private.day_start((filter ->> 'to')::date + 1, zone);
  f.lesson_id := (filter ->> 'lessonId')::uuid;
  f.currency := filter ->> 'currency';
  if filter ? 'statuses' then
    f.statuses := array(select jsonb_array_elements_text(filter -> 'statuses'))::public.purchase_status[];
  end if;
  f.coupon_key := private.coupon_key(filter ->> 'coupon');
  f.min_minor := (filter ->> 'minMinor')::bigint;
  f.max_minor := (filter ->> 'maxMinor')::bigint;
  if words is null then
    return f;
  end if;
  f.names := private.name_query(words);
  select coalesce(array_agg(distinct sold.title), '{}'), coalesce(array_agg(distinct sold.lesson_id), '{}')
  into f.titles, f.lesson_ids
  from private.sold_titles as sold
  where sold.creator_id = read_sale_filter.creator_id and (f.lesson_id is null or sold.lesson_id = f.lesson_id)
    and sold.document @@ coalesce(private.combine_queries(private.word_queries(words), '&'), '');
  f.buyer_ids := private.find_buyers(words);
  return f;
end
$$;
comment on function private.read_sale_filter is
  'Days (from and to, inclusive) are those of the creator''s time zone. words: all of them in the title as sold, as '
  'the catalogue searches it, or in the buyer''s name.';

create function private.fits(sale public.purchases, f private.sale_filter) returns boolean
language sql stable as $$
  select (f.lesson_id is null or sale.lesson_id = f.lesson_id)
    and (f.currency is null or sale.currency = f.currency)
    and (f.statuses is null or sale.status = any (f.statuses))
    and (f.coupon_key is null or private.coupon_key(sale.coupon_code) is not distinct from f.coupon_key)
    and (f.min_minor is null or sale.paid_minor >= f.min_minor)
    and (f.max_minor is null or sale.paid_minor <= f.max_minor)
$$;
comment on function private.fits is 'Whether a sale has what is asked for, but for its day and the words.';
