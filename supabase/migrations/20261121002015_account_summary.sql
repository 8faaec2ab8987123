-- The sums of a member's profile, in one read.

create function public.get_account_summary() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return jsonb_build_object(
    'totals', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'year', total.year, 'currency', total.currency, 'status', total.status, 'kind', total.kind,
        'paidWith', total.paid_with, 'purchases', total.purchases, 'spentMinor', total.paid_minor,
        'refundedMinor', total.refunded_minor, 'disputedMinor', total.disputed_minor
      )), '[]')
      from public.purchase_totals as total where total.user_id = (select auth.uid())
    ),
    'earnings', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'currency', earned.currency, 'sales', earned.sales, 'grossMinor', earned.gross_minor,
        'reversedMinor', earned.reversed_minor, 'platformFeeMinor', earned.platform_fee_minor,
        'netMinor', earned.net_minor
      ) order by earned.currency), '[]')
      from public.creator_earnings as earned where earned.creator_id = (select auth.uid())
    ),
    'creditSummary', public.get_credit_summary()
  );
end
$$;
comment on function public.get_account_summary is
  'Of the signed-in member: the rows of purchase_totals, those of creator_earnings (none for who is no creator), and '
  'get_credit_summary.';

revoke execute on function public.get_account_summary from public, anon, authenticated, service_role;
grant execute on function public.get_account_summary to authenticated;
