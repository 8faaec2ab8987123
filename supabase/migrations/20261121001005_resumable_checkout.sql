-- The checkout that Buy would continue.

create function private.get_resumable_checkout(buyer_id uuid, lesson_id uuid, fee_percentage numeric, livemode boolean)
returns table (started_at timestamptz, coupon_code text, amount_minor bigint)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select sale.created_at, sale.coupon_code, sale.amount_minor
    from private.current_checkout(buyer_id, get_resumable_checkout.lesson_id) as sale
      join public.lessons as lesson on lesson.id = sale.lesson_id
    where private.is_reusable(
      sale, lesson, sale.coupon_id, get_resumable_checkout.fee_percentage, get_resumable_checkout.livemode
    );
end
$$;
comment on function private.get_resumable_checkout is
  'The open checkout that open_checkout would continue with its code; no row where it would make a new one or refuse.';

revoke execute on function private.get_resumable_checkout from public, anon, authenticated;
grant execute on function private.get_resumable_checkout to service_role;
