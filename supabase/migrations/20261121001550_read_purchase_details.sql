-- Who may ask for the details of a purchase; the functions check their caller themselves.

revoke execute on function public.get_purchase_details from public, anon, authenticated, service_role;
grant execute on function public.get_purchase_details to authenticated;
grant execute on function private.is_operator, private.purchase_details to authenticated;
grant execute on function private.last_change_of, private.refunds_of, private.disputes_of, private.changes_of,
  private.requests_of to service_role;
