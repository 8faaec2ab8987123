-- Marks the facts that need an operator, for partial indexes.

create function private.mark_other_sessions() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (
    select from private.stripe_sessions as other where other.purchase_id = new.purchase_id and other.id <> new.id
  ) then
    update private.stripe_sessions as session set has_other_session = true
    where session.purchase_id = new.purchase_id and not session.has_other_session;
  end if;
  return null;
end
$$;
comment on function private.mark_other_sessions is
  'Trigger: a purchase has another session. The facts of one purchase are merged one after the other (lock_sale).';
create trigger mark_other_sessions after insert on private.stripe_sessions
  for each row execute function private.mark_other_sessions();

create function private.mark_other_currency() returns trigger
language plpgsql set search_path = '' as $$
begin
  update private.stripe_disputes as dispute set has_other_currency = true
  where dispute.payment_intent_id = new.payment_intent_id and not dispute.has_other_currency and exists (
    select from private.stripe_sessions as session
    where session.payment_intent_id = new.payment_intent_id and session.currency <> dispute.currency
  );
  return null;
end
$$;
comment on function private.mark_other_currency is
  'Trigger of sessions and disputes, whichever comes last: a dispute is in another currency than its payment.';
create trigger mark_other_currency after insert on private.stripe_disputes
  for each row execute function private.mark_other_currency();
create trigger mark_other_currency after insert or update of payment_intent_id, currency on private.stripe_sessions
  for each row when (new.payment_intent_id is not null) execute function private.mark_other_currency();

comment on column private.stripe_sessions.has_other_session is
  'The purchase has more than one session. Of two that are paid one is to be refunded, by an operator: list_tasks.';
comment on column private.stripe_disputes.has_other_currency is
  'In another currency than its payment, which it then holds whole, until an operator looks: list_tasks.';
