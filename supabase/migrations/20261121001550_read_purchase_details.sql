-- Who may ask for the details of a purchase; the functions check their caller themselves.

create function public.get_purchase_details(purchase_id uuid) returns jsonb
language sql stable set search_path = '' as $$ select private.purchase_details(purchase_id) $$;
comment on function public.get_purchase_details is
  'One purchase as the signed-in buyer, creator or operator may see it, else null. Amounts in minor units.';

revoke execute on function public.get_purchase_details from public, anon, authenticated, service_role;
grant execute on function public.get_purchase_details to authenticated;
grant execute on function private.is_operator, private.purchase_details to authenticated;
grant execute on function private.last_change_of, private.refunds_of, private.disputes_of, private.changes_of,
  private.requests_of to service_role;
