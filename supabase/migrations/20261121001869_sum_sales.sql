-- What stands above a creator's list of sales: their sums, and what the filters offer.

create function private.own_sale_sums(filter jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  user_id constant uuid := (select auth.uid());
  most constant integer := 500;
  sold public.purchases[];
  is_complete boolean;
begin
  select array_agg(sale) filter (where (sale).id is not null),
    count((sale).id) <= most and bool_and(searched_to_id is null)
  into sold, is_complete
  from private.find_sales(user_id, private.read_sale_filter(user_id, filter), null, null, most + 1);
  if not is_complete then
    return jsonb_build_object('complete', false, 'sums', '[]'::jsonb);
  end if;
  return (
    select jsonb_build_object('complete', true, 'sums', coalesce(jsonb_agg(to_jsonb(sums) order by currency), '[]'))
    from (
      select sale.currency, count(*) as sales, count(*) filter (where sale.grants_access) as kept,
        sum(sale.paid_minor) as "grossMinor", sum(sale.refunded_minor + sale.disputed_minor) as "reversedMinor",
        coalesce(private.to_minor(sum(part.platform_fee), sale.currency), 0) as "platformFeeMinor",
        coalesce(private.to_minor(sum(part.net), sale.currency), 0) as "netMinor"
      from unnest(sold) as sale left join lateral private.sale_split(sale) as part on true group by sale.currency
    ) as sums
  );
end
$$;
comment on function private.own_sale_sums is 'See sum_sales. Security definer, as own_sales.';

create function public.sum_sales(filter jsonb default '{}') returns jsonb
language sql stable set search_path = '' as $$ select private.own_sale_sums(filter) $$;
comment on function public.sum_sales is
  'How many sales list_sales would show, how many of them are kept, and their sums in minor units per currency: gross '
  '= reversed + fee + net. Not complete, and without sums, where there are more than 500, or where the search stopped '
  'before the end.';

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
