-- Operators agree on a fee with a creator.

create function public.set_creator_fee(
  actor_id uuid, actor_aal text, creator_slug text, reason text, percentage numeric default null
) returns boolean
language plpgsql set search_path = '' as $$
begin
  insert into private.creator_fee_changes (creator_id, percentage, reason, actor_id)
  select creator.id, set_creator_fee.percentage, set_creator_fee.reason, set_creator_fee.actor_id
  from public.creators as creator
  where creator.slug = creator_slug and private.may_refund_all(set_creator_fee.actor_id, actor_aal);
  return found;
end
$$;
comment on function public.set_creator_fee is
  'The fee of the creator''s checkouts from now on; percentage null: the shop''s. False: no such creator, or the actor '
  'is no operator with a second factor.';

create function public.get_creator_fee(creator_id uuid, shop_percentage numeric) returns numeric
language sql stable set search_path = '' as $$
  select private.creator_fee(get_creator_fee.creator_id, get_creator_fee.shop_percentage)
$$;
comment on function public.get_creator_fee is 'The fee in force for a creator''s sales, in percent.';

create function public.list_creator_fees(actor_id uuid, actor_aal text, max_rows integer default 50)
returns table (
  id bigint, name text, slug text, percentage numeric, reason text, actor text, created_at timestamptz, in_force boolean
)
language sql stable set search_path = '' as $$
  select change.id, creator.name, creator.slug, change.percentage, change.reason, operator.display_name,
    change.created_at, not exists (
      select from private.creator_fee_changes as later
      where later.creator_id = change.creator_id and later.id > change.id
    )
  from private.creator_fee_changes as change join public.creators as creator on creator.id = change.creator_id
    left join public.profiles as operator on operator.id = change.actor_id
  where private.may_refund_all(list_creator_fees.actor_id, actor_aal)
  order by change.id desc limit least(max_rows, 200)
$$;
comment on function public.list_creator_fees is 'The changes of fees, newest first, for operators; else no row.';

revoke execute on function public.set_creator_fee, public.get_creator_fee, public.list_creator_fees
  from public, anon, authenticated;
grant execute on function public.set_creator_fee, public.get_creator_fee, public.list_creator_fees to service_role;
