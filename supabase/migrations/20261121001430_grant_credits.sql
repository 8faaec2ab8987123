-- Grants: credits that the shop gives away, at face value and at its own cost.

create function public.grant_credits(
  actor_id uuid, actor_aal text, user_id uuid, credits integer, reason text, request_id uuid
) returns jsonb
language plpgsql set search_path = '' as $$
declare
  grant_key text := format('grant:%s', request_id);
  member_account_id uuid;
  member_name text := (select display_name from public.profiles where id = user_id);
begin
  if not private.may_refund_all(actor_id, actor_aal) or member_name is null then
    return jsonb_build_object('outcome', 'not_found');
  elsif user_id = actor_id then
    return jsonb_build_object('outcome', 'own_account');
  elsif grant_credits.credits not between 1 and 1000000 then
    return jsonb_build_object('outcome', 'wrong_amount');
  end if;
  perform private.lock_credits(user_id);
  member_account_id := private.require_credit_account(user_id);
  if exists (
    select 1 from private.credit_lots as lot join private.credit_transactions as posting
      on posting.id = lot.transaction_id
    where posting.idempotency_key = grant_key
      and (lot.account_id, lot.credits) is distinct from (member_account_id, grant_credits.credits)
  ) then
    return jsonb_build_object('outcome', 'other_grant');
  elsif not exists (select 1 from private.credit_transactions where idempotency_key = grant_key) then
    perform private.insert_lot(member_account_id, null, private.post_credits(
      'granted', grant_key, member_account_id, grant_credits.credits, 'granted', null, actor_id, grant_credits.reason
    ), grant_credits.credits, grant_credits.credits, now());
  end if;
  return jsonb_build_object('outcome', 'granted', 'balance', private.credit_balance(user_id),
    'displayName', member_name, 'lotId', (
      select lot.id from private.credit_lots as lot join private.credit_transactions as posting
        on posting.id = lot.transaction_id
      where posting.idempotency_key = grant_key
    ));
end
$$;
comment on function public.grant_credits is
  'Outcomes: granted (also for a repeated request; displayName is the member''s), other_grant (under the same id '
  'before), wrong_amount (1 to 1,000,000), own_account (nobody grants credits to themselves), not_found (no such '
  'member, or the actor is no operator).';

create function public.withdraw_grant(actor_id uuid, actor_aal text, lot_id bigint, reason text) returns jsonb
language plpgsql set search_path = '' as $$
declare
  lot private.credit_lots;
  holder_id uuid;
begin
  select account.buyer_key into holder_id
  from private.credit_lots as lots join private.credit_accounts as account on account.id = lots.account_id
  where lots.id = withdraw_grant.lot_id and lots.purchase_id is null;
  perform private.lock_credits(holder_id);
  select * into lot from private.credit_lots where id = withdraw_grant.lot_id;
  if holder_id is null or not private.may_refund_all(actor_id, actor_aal) then
    return jsonb_build_object('outcome', 'not_found');
  elsif lot.spent > 0 then
    return jsonb_build_object('outcome', 'spent');
  elsif lot.removed = 0 then
    perform private.post_credits(
      'withdrawn', format('withdraw:%s', lot.id), lot.account_id, -lot.credits, 'granted', null, actor_id,
      withdraw_grant.reason
    );
    update private.credit_lots set removed = credits where id = lot.id;
  end if;
  return jsonb_build_object('outcome', 'withdrawn', 'balance', private.credit_balance(holder_id));
end
$$;
comment on function public.withdraw_grant is
  'Takes a grant back while none of it is spent. Outcomes: withdrawn (also twice), spent, not_found.';

revoke execute on function public.grant_credits, public.withdraw_grant from public, anon, authenticated;
grant execute on function public.grant_credits, public.withdraw_grant to service_role;
