-- What went back of a payment, or is held: its refunds and disputes.

create type private.reversals as (refunded bigint, disputed bigint, blocked boolean);
comment on type private.reversals is
  'Of one payment, in its minor units: what was refunded or taken by disputes for good, what disputes hold, and '
  'whether any holds some.';

create function private.dispute_effect(
  dispute private.stripe_disputes, payment private.stripe_sessions, out taken bigint, out held bigint
)
language plpgsql immutable set search_path = '' as $$
begin
  select case when not holds then part end, case when holds then part end
  into taken, held
  from (select coalesce(payment.amount_total, 0) as total) as paid,
    lateral (select case
      when dispute.currency is distinct from payment.currency then total
      when dispute.withdrawn_currency = payment.currency and dispute.withdrawn > 0
        and dispute.status in ('prevented', 'lost') then least(dispute.withdrawn, dispute.amount)
      else dispute.amount
    end as part) as amounts,
    lateral (select dispute.currency is distinct from payment.currency or case dispute.status
      when 'prevented' then false
      when 'lost' then part >= total
      else true
    end as holds) as effect
  where dispute.reverses;
end
$$;
comment on function private.dispute_effect is
  'What a dispute takes for good or holds of a payment. Prevented: what Stripe withdrew. Lost over a part, or with a '
  'part given back: that part is gone as if refunded. Lost over all, or undecided: held. In another currency than the '
  'payment: all of the payment is held, because no amount of it is known.';

create function private.reversals_of(payment private.stripe_sessions) returns private.reversals
language plpgsql stable set search_path = '' as $$
declare
  back private.reversals;
begin
  select (coalesce(sum(part.taken), 0) + (select coalesce(sum(amount), 0) from private.stripe_refunds as fact
      where fact.payment_intent_id = payment.payment_intent_id and counts))::bigint,
    coalesce(sum(part.held), 0)::bigint, count(part.held) > 0
  into back
  from private.stripe_disputes as fact, private.dispute_effect(fact, payment) as part
  where fact.payment_intent_id = payment.payment_intent_id;
  return back;
end
$$;
comment on function private.reversals_of is 'The reversals of one payment, in its minor units.';

create function private.is_refunded(payment private.stripe_sessions, back private.reversals) returns boolean
language sql immutable as $$
  select payment.amount_total > 0 and back.refunded >= payment.amount_total
$$;
comment on function private.is_refunded is 'Whether the whole payment was refunded. Never true of a free purchase.';

revoke all on type private.reversals from public;
grant usage on type private.reversals to service_role;
grant execute on function private.dispute_effect, private.reversals_of, private.is_refunded to service_role;
