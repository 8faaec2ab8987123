-- What the mails to creators tell of their sales.

create function private.refunds_duplicate(refund_id text) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select from private.refund_requests as request
    where request.stripe_refund_id = refunds_duplicate.refund_id and request.automatic
  )
$$;
comment on function private.refunds_duplicate is
  'Whether a refund is of a duplicate payment, which never was a sale.';

create function private.sales_of_day(creator_id uuid, day date) returns jsonb
language sql stable set search_path = '' as $$
  with sold as (
    select sale.lesson_id, sale.currency, sale.paid_minor, part.sales,
      private.to_minor(part.reversed, sale.currency) as reversed_minor,
      private.to_minor(part.platform_fee, sale.currency) as fee_minor,
      private.to_minor(part.net, sale.currency) as net_minor
    from private.time_zone_of(sales_of_day.creator_id) as zone, public.purchases as sale,
      private.sale_split(sale) as part
    where sale.creator_id = sales_of_day.creator_id and part.gross > 0
      and sale.purchase_date >= private.day_start(day, zone)
      and sale.purchase_date < private.day_start(day + 1, zone)
  ), lessons as (
    select sold.lesson_id, sold.currency, sum(sold.sales) as sales, sum(sold.paid_minor) as paid_minor,
      row_number() over (partition by sold.currency order by sum(sold.sales) desc, sum(sold.paid_minor) desc) as place
    from sold group by sold.lesson_id, sold.currency having sum(sold.sales) > 0
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'currency', total.currency, 'sales', total.sales, 'grossMinor', total.gross_minor,
    'reversedMinor', total.reversed_minor, 'feeMinor', total.fee_minor, 'netMinor', total.net_minor,
    'lessons', (
      select jsonb_agg(jsonb_build_object(
        'title', lesson.title, 'language', lesson.language, 'sales', part.sales, 'grossMinor', part.paid_minor
      ) order by part.place)
      from lessons as part join public.lessons as lesson on lesson.id = part.lesson_id
      where part.currency = total.currency and part.place <= 5
    )
  ) order by total.sales desc, total.currency), '[]')
  from (
    select currency, sum(sales) as sales, sum(paid_minor) as gross_minor, sum(reversed_minor) as reversed_minor,
      sum(fee_minor) as fee_minor, sum(net_minor) as net_minor
    from sold group by currency having sum(sales) > 0
  ) as total
$$;
comment on function private.sales_of_day is
  'The sales of one day in the creator''s time zone, by currency, with the five lessons most sold. Amounts in minor '
  'units.';

grant execute on function private.refunds_duplicate, private.sales_of_day to service_role;
