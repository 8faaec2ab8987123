-- What a pack's refunds and disputes take from its lot, and credits that come back.

create function private.removed_credits(lot private.credit_lots, sale public.purchases) returns integer
language sql stable set search_path = '' as $$
  select case
    when sale.status in ('refunded', 'review') or sale.status = 'disputed' and exists (
      select 1 from private.stripe_sessions as payment
        join private.stripe_disputes as fact on fact.payment_intent_id = payment.payment_intent_id,
        private.dispute_effect(fact, payment) as effect
      where payment.id = sale.stripe_session_id and fact.status = 'lost' and effect.held > 0
    ) then lot.credits
    else greatest(
      coalesce(lot.credits * sale.refunded_minor / nullif(sale.paid_minor, 0), 0)::integer,
      case when lot.closed or sale.status = 'disputed' then lot.credits - lot.spent else 0 end
    )
  end
$$;
comment on function private.removed_credits is
  'Credits that a pack''s refunds and disputes take: in proportion to the money that went back, rounded down once on '
  'the total; what is unspent while a dispute is open, and once the account is deleted; everything once it is lost '
  'over all of the payment.';

create function private.frozen_credits(lot private.credit_lots, sale public.purchases) returns integer
language plpgsql stable set search_path = '' as $$
begin
  sale.refunded_minor := least(sale.paid_minor, sale.refunded_minor + private.requested_minor(sale.id));
  -- An open dispute takes nothing from a lot that is all spent; refunds and a lost dispute do.
  lot.spent := lot.credits;
  return lot.removed - private.removed_credits(lot, sale);
end
$$;
comment on function private.frozen_credits is
  'Credits that an open dispute holds: they come back if it is won. Of a lost one, all are gone.';

create function private.sync_removed_credits(lot_id bigint) returns void
language plpgsql set search_path = '' as $$
declare
  lot private.credit_lots;
  sale public.purchases;
  is_disputed boolean;
  taken integer;
begin
  -- The row is locked for accounts that are deleted in Supabase's dashboard, without lock_credits.
  select * into strict lot from private.credit_lots where id = lot_id for no key update;
  select * into sale from public.purchases where id = lot.purchase_id;
  if sale.id is null and not lot.closed then return; end if; -- a grant
  is_disputed := coalesce(sale.status = 'disputed', false);
  sale.refunded_minor := least(sale.paid_minor, sale.refunded_minor + private.requested_minor(sale.id));
  taken := private.removed_credits(lot, sale);
  if taken <> lot.removed then
    perform private.post_credits(
      (case when taken < lot.removed then 'restored' when lot.closed then 'closed' else 'reversed' end
        )::private.credit_transaction_kind,
      format('lot:%s:%s', lot.id, gen_random_uuid()), lot.account_id, lot.removed - taken, 'reversed', sale.id
    );
  end if;
  update private.credit_lots set removed = taken, blocked = is_disputed
  where id = lot.id and (removed, blocked) is distinct from (taken, is_disputed);
end
$$;
comment on function private.sync_removed_credits is
  'Brings a lot, and the ledger, in line with its purchase. A refund that the shop has requested counts like one that '
  'was made: its credits cannot be spent meanwhile.';

create function private.release_credits(
  purchase_id uuid, kind private.credit_transaction_kind, idempotency_key text, actor_id uuid default null
) returns void
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  lot_ids bigint[];
  released bigint;
begin
  select * into strict sale from public.purchases where id = release_credits.purchase_id;
  with parts as (
    update private.credit_spendings as part set is_released = true
    where part.purchase_id = sale.id and not part.is_released
    returning part.lot_id, upper(part.serials) - lower(part.serials) as credits
  )
  select array_agg(distinct lot_id order by lot_id), sum(credits) into lot_ids, released from parts;
  perform private.post_credits(
    release_credits.kind, release_credits.idempotency_key, private.require_credit_account(sale.buyer_key), released,
    'spent', sale.id, release_credits.actor_id
  );
  perform private.sync_removed_credits(lot_id) from unnest(lot_ids) as lot_id;
end
$$;
comment on function private.release_credits is 'Returns the credits of a purchase to their lots.';

grant execute on function private.removed_credits, private.frozen_credits, private.sync_removed_credits,
  private.release_credits to service_role;
