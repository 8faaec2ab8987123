-- A creator's sales, paged by keyset, without the buyers.

create function private.own_sales(before timestamptz, before_id uuid, max_rows integer)
returns table (
  id uuid, title text, language text, purchase_date timestamptz, status public.purchase_status, credits integer,
  currency text, paid_minor bigint, reversed_minor bigint, platform_fee_minor bigint, net_minor bigint,
  undone boolean
)
language sql stable security definer set search_path = '' as $$
  select sale.id, sale.metadata ->> 'title', lesson.language, sale.purchase_date, sale.status, sale.credits,
    sale.currency, sale.paid_minor, sale.refunded_minor + sale.disputed_minor,
    coalesce(private.to_minor(part.platform_fee, sale.currency), 0),
    coalesce(private.to_minor(part.net, sale.currency), 0),
    sale.status = 'refunded' and exists (select from private.credit_transactions as posting
      where posting.idempotency_key = format('undo:%s', sale.id))
  from public.purchases as sale join public.lessons as lesson on lesson.id = sale.lesson_id
    left join lateral private.sale_split(sale) as part on true
  where sale.creator_id = (select auth.uid())
    and sale.status in ('processing', 'completed', 'refunded', 'partially_refunded', 'disputed')
    and (before is null or (sale.purchase_date, sale.id) < (before, before_id))
  order by sale.purchase_date desc, sale.id desc limit least(max_rows, 101)
$$;
comment on function private.own_sales is
  'See list_sales. Security definer: a policy would show creators the whole row, the buyer included.';

create function public.list_sales(
  before timestamptz default null, before_id uuid default null, max_rows integer default 21
)
returns table (
  id uuid, title text, language text, purchase_date timestamptz, status public.purchase_status, credits integer,
  currency text, paid_minor bigint, reversed_minor bigint, platform_fee_minor bigint, net_minor bigint,
  undone boolean
)
language sql stable set search_path = '' as $$ select * from private.own_sales(before, before_id, max_rows) $$;
comment on function public.list_sales is
  'The signed-in creator''s sales before a position, newest first. Amounts in minor units. credits: with how many '
  'it was opened; their value is what was paid. Else null. undone: the buyer opened it with credits and took that '
  'back within minutes.';

revoke execute on function public.get_purchase_details, public.list_sales
  from public, anon, authenticated, service_role;
grant execute on function public.get_purchase_details, public.list_sales to authenticated;
grant execute on function private.is_operator, private.purchase_details, private.own_sales to authenticated;
grant execute on function private.last_change_of, private.refunds_of, private.disputes_of, private.changes_of,
  private.requests_of to service_role;
