-- What somebody bought, whole, for the copy of their own data that they may take with them.

create function public.export_purchases(skip integer default 0, max_rows integer default 100) returns setof jsonb
language sql stable set search_path = '' as $$
  select private.payment_story(id) - 'viewer' || jsonb_build_object('metadata', metadata)
  from public.purchases
  where user_id = (select auth.uid())
  order by created_at, id offset skip limit least(max_rows, 100)
$$;
comment on function public.export_purchases is
  'The signed-in person''s purchases, oldest first, each with its timeline, refunds and disputes. New ones come last, so that pages do not shift.';

revoke execute on function public.export_purchases from public, anon, authenticated, service_role;
grant execute on function public.export_purchases to authenticated;
