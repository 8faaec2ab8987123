-- What pages about credits show beside the balance, in one read.

create function public.get_credit_summary() returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return jsonb_build_object(
    'stats', private.own_credit_stats(),
    'incoming', (
      select coalesce(jsonb_agg(entry order by number), '[]')
      from private.own_incoming_credits() with ordinality as incoming (entry, number)
    ),
    'debts', (
      select coalesce(jsonb_agg(entry order by number), '[]')
      from private.own_credit_debts() with ordinality as debt (entry, number)
    )
  );
end
$$;
comment on function public.get_credit_summary is
  'Of the signed-in member: stats as get_credit_stats; incoming are payments for credits that the bank has not '
  'confirmed, newest first, at most 50: lessonId is the lesson that they are for, opensLesson whether they are enough '
  'for it, awaitsBuyer a voucher or transfer that they may never pay; debts are why they owe credits: the payments '
  'whose refund or dispute took spent ones, newest first, at most 50. Their sum is at least what is owed: later '
  'credits have settled a part. No debts for who owes nothing.';

revoke execute on function public.get_credit_summary from public, anon, authenticated, service_role;
grant execute on function public.get_credit_summary to authenticated;
