-- What stands above a creator's list of sales: their sums, and what the filters offer.

create function private.own_sale_sums(filter jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  user_id constant uuid := (select auth.uid());
  most constant integer := 500;
begin
  return (
    with sold as materialized (
      select * from private.find_sales(user_id, private.read_sale_filter(user_id, filter), null, null, most + 1)
    ), state as materialized (
      select count((sale).id) <= most and bool_and(searched_to_id is null) as complete from sold
    ), sums as (
      select (sold.sale).currency,
        count(*) filter (where (sold.sale).status <> 'processing') as sales,
        count(*) filter (where (sold.sale).status = 'processing') as processing,
        count(*) filter (where (sold.sale).grants_access) as kept,
        sum((sold.sale).paid_minor) as "grossMinor",
        sum((sold.sale).refunded_minor + (sold.sale).disputed_minor) as "reversedMinor",
        coalesce(private.to_minor(sum(part.platform_fee), (sold.sale).currency), 0) as "platformFeeMinor",
        coalesce(private.to_minor(sum(part.net), (sold.sale).currency), 0) as "netMinor",
        coalesce(private.to_minor(sum(sold.returned), (sold.sale).currency), 0) as "returnedMinor",
        coalesce(private.to_minor(sum(sold.fee_returned), (sold.sale).currency), 0) as "feeReturnedMinor"
      from state, sold left join lateral private.sale_split(sold.sale) as part on true
      where state.complete and (sold.sale).id is not null group by (sold.sale).currency
    )
    select jsonb_build_object('complete', complete, 'sums', coalesce(
      (select jsonb_agg(to_jsonb(sums) order by currency) from sums), '[]')) from state
  );
end
$$;
comment on function private.own_sale_sums is 'See sum_sales. Security definer, as own_sales.';

create function public.sum_sales(filter jsonb default '{}') returns jsonb
language sql stable set search_path = '' as $$ select private.own_sale_sums(filter) $$;
comment on function public.sum_sales is
  'How many sales list_sales would show, how many more have their money on its way, how many are kept, and their sums '
  'in minor units per currency: gross = reversed + fee + net. By reversal, returned and feeReturned are what the '
  'listed refunds and disputes returned. Not complete, and without sums, where there are more than 500, or where the '
  'search stopped before the end.';

create function private.own_sale_choices() returns jsonb
language sql stable security definer set search_path = '' as $$
  with recursive currencies as (
    -- Each currency by one step in the index, however many sales there are.
    (select currency from public.purchases where creator_id = (select auth.uid()) and is_sale order by currency limit 1)
    union all
    select following.currency from currencies, lateral (
      select sale.currency from public.purchases as sale
      where sale.creator_id = (select auth.uid()) and sale.is_sale and sale.currency > currencies.currency
      order by sale.currency limit 1
    ) as following
  )
  select jsonb_build_object(
    'timeZone', private.time_zone_of((select auth.uid())),
    'currencies', coalesce((select jsonb_agg(currency order by currency) from currencies), '[]'),
    'lessons', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title) order by title, id) from (
      select lesson.id, lesson.title from public.lessons as lesson
      where lesson.creator_id = (select auth.uid())
        and exists (select 1 from private.sold_titles as sold where sold.lesson_id = lesson.id)
      order by lesson.created_at desc limit 1000
    ) as sold_lessons), '[]')
  )
$$;
comment on function private.own_sale_choices is 'See get_sale_choices. Security definer, as own_sales.';

create function public.get_sale_choices() returns jsonb
language sql stable set search_path = '' as $$ select private.own_sale_choices() $$;
comment on function public.get_sale_choices is
  'What the signed-in creator can filter sales by: the currencies of their sales, and the lessons that were in a '
  'checkout, the newest 1000.';

revoke execute on function public.sum_sales, public.get_sale_choices from public, anon, authenticated, service_role;
grant execute on function private.own_sale_sums, private.own_sale_choices, public.sum_sales, public.get_sale_choices
  to authenticated;
