-- A creator's sales, with the buyer's name and nothing else of the buyer.

create function private.local_time(at timestamptz, zone text) returns text
language sql immutable parallel safe as $$
  select to_char(at at time zone zone, 'YYYY-MM-DD"T"HH24:MI:SS') || case when minutes < 0 then '-' else '+' end
    || to_char(abs(minutes) / 60, 'FM00') || ':' || to_char(abs(minutes) % 60, 'FM00')
  from (select extract(epoch from (at at time zone zone) - (at at time zone 'utc'))::integer / 60) as parts (minutes)
$$;
comment on function private.local_time is 'ISO 8601 with the offset of a time zone, to the second.';

create function private.sale_json(sale public.purchases, zone text) returns table (entry jsonb)
language sql stable as $$
  select jsonb_build_object(
    'id', sale.id, 'lessonId', sale.lesson_id, 'title', sale.metadata ->> 'title', 'language', lesson.language,
    'soldAt', sale.purchase_date, 'localTime', private.local_time(sale.purchase_date, zone), 'status', sale.status,
    'credits', sale.credits, 'currency', sale.currency, 'listPriceMinor', sale.list_price_minor,
    'discountMinor', sale.discount_minor, 'couponCode', sale.coupon_code, 'paidMinor', sale.paid_minor,
    'refundedMinor', sale.refunded_minor, 'disputedMinor', sale.disputed_minor,
    'platformFeeMinor', coalesce(private.to_minor(part.platform_fee, sale.currency), 0),
    'netMinor', coalesce(private.to_minor(part.net, sale.currency), 0), 'feePercent', sale.fee_percentage,
    'undone', sale.status = 'refunded' and exists (select from private.credit_transactions as posting
      where posting.idempotency_key = format('undo:%s', sale.id)),
    'buyerName', private.shown_name(buyer.display_name), 'buyerDeleted', sale.user_id is null
  )
  from public.lessons as lesson left join lateral private.sale_split(sale) as part on true
    left join public.profiles as buyer on buyer.id = sale.user_id
  where lesson.id = sale.lesson_id
$$;
comment on function private.sale_json is 'A sale as its creator sees it, one row; see list_sales.';

create function private.own_sales(filter jsonb, before timestamptz, before_id uuid, max_rows integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  user_id constant uuid := (select auth.uid());
  zone constant text := private.time_zone_of(user_id);
  most constant integer := least(max_rows, 1001);
begin
  return (
    select jsonb_build_object('timeZone', zone,
      'sales', coalesce(jsonb_agg(shown.entry || jsonb_build_object('reversal', reversal.entry)
        order by found.at desc, (found.sale).id desc)
        filter (where (found.sale).id is not null), '[]'),
      'searchedTo', case when count((found.sale).id) < most and bool_or(found.searched_to_id is not null)
        then jsonb_build_array(max(found.searched_to), (array_agg(found.searched_to_id))[1]) end)
    from private.find_sales(user_id, private.read_sale_filter(user_id, filter), before, before_id, most) as found
      left join lateral private.sale_json(found.sale, zone) as shown on true
      left join lateral (select jsonb_build_object('at', found.at, 'localTime', private.local_time(found.at, zone),
        'minor', private.to_minor(found.returned, (found.sale).currency),
        'feeMinor', private.to_minor(found.fee_returned, (found.sale).currency)) as entry
      ) as reversal on found.returned is not null
  );
end
$$;
comment on function private.own_sales is
  'See list_sales. Security definer: a policy would show creators the whole row, the buyer included.';

create function public.list_sales(
  filter jsonb default '{}', before timestamptz default null, before_id uuid default null, max_rows integer default 21
) returns jsonb
language sql stable set search_path = '' as $$ select private.own_sales(filter, before, before_id, max_rows) $$;
comment on function public.list_sales is
  'The signed-in creator''s sales before a position, newest first, at most 1001. Amounts in minor units: paid = '
  'refunded + disputed + fee + net. credits: with how many it was opened; their value is what was paid. undone: the '
  'buyer took that back within minutes. searchedTo: where the search stopped looking, null at the end of the sales. '
  'filter, each null for all: from and to (days, inclusive, in timeZone), by (reversal: these are days of refunds and '
  'disputes, and a sale is there for each, with what it returned), lessonId, currency, statuses, coupon, '
  'minMinor and maxMinor of what was paid, words of the title or of the buyer''s name.';

revoke execute on function public.list_sales from public, anon, authenticated, service_role;
grant execute on function private.own_sales, public.list_sales to authenticated;
