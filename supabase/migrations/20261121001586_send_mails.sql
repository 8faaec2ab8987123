-- Sending: mails are claimed, and this is committed, before SMTP.

create function private.refuse_mail(mail private.mails, sale public.purchases, email text) returns text
language plpgsql stable set search_path = '' as $$
begin
  return case
    when email is null then 'no_recipient'
    when mail.state = 'sending' and mail.interruptions > 1 then 'unknown_outcome'
    when not private.is_true(mail, sale) then 'untrue'
    when exists (
      select from public.mail_preferences as preferences
      where preferences.user_id = mail.recipient_id
        and (mail.kind = 'daily_digest' and not preferences.daily_digest
          or mail.kind = 'sale_refunded' and not preferences.refund_notices)
    ) then 'unwanted'
  end;
end
$$;
comment on function private.refuse_mail is
  'Why a mail is not to be sent; null if it is. After a crash in the middle of sending, a mail is sent again under its '
  'Message-ID, at most twice, so that it arrives at least once.';

create function private.next_mails(max_mails integer) returns setof private.mails
language plpgsql set search_path = '' as $$
begin
  return query select due.* from private.mails as due
    where due.state in ('waiting', 'sending') and due.not_before <= now() and due.next_at <= now()
      and not exists (
        select from private.mails as earlier
        where earlier.recipient_id = due.recipient_id and earlier.state in ('waiting', 'sending')
          and (earlier.not_before, earlier.position) < (due.not_before, due.position)
      )
    order by due.not_before, due.position
    limit max_mails for update skip locked;
end
$$;
comment on function private.next_mails is
  'The mails to be sent next, locked. Each recipient gets theirs in order: one that waits holds back the later ones.';

create function private.oldest_kept_sale(creator_id uuid) returns public.purchases
language sql stable set search_path = '' as $$
  select sale.* from public.purchases as sale
  where sale.creator_id = oldest_kept_sale.creator_id and sale.is_sale and sale.grants_access
    and sale.paid_minor > 0 and sale.purchase_date > now() - interval '30 days'
  order by sale.purchase_date, sale.id limit 1
$$;
comment on function private.oldest_kept_sale is
  'What the mail about a first sale tells, where the money of an earlier one went back before that mail was sent.';

create function private.take_mail(mail private.mails) returns jsonb
language plpgsql set search_path = '' as $$
declare
  sale public.purchases;
  email text;
  refusal text;
begin
  select * into sale from public.purchases where id = mail.purchase_id;
  if mail.kind = 'first_sale' and sale.grants_access is not true then
    select * into sale from private.oldest_kept_sale(mail.subject::uuid);
  end if;
  select users.email into email from auth.users where users.id = mail.recipient_id;
  refusal := private.refuse_mail(mail, sale, email);
  if refusal is not null then
    update private.mails set reason = refusal,
      state = (case when refusal = 'unknown_outcome' then 'failed' else 'withdrawn' end)::private.mail_state
    where id = mail.id;
    return null;
  end if;
  update private.mails set state = 'sending', attempts = attempts + 1, purchase_id = sale.id,
    interruptions = interruptions + (state = 'sending')::integer,
    next_at = now() + interval '5 minutes', tried_until = coalesce(tried_until, now() + interval '2 days')
  where id = mail.id returning * into mail;
  return private.mail_details(mail, sale) || jsonb_build_object('email', email);
end
$$;
comment on function private.take_mail is 'A locked mail, to be sent. Null: withdrawn, or left to an operator.';

create function private.take_mails(max_mails integer) returns jsonb
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  mail private.mails;
  taken jsonb := '[]';
begin
  for tries in 1..50 loop
    for mail in select * from private.next_mails(max_mails) loop
      taken := taken || coalesce(private.take_mail(mail), '[]');
    end loop;
    exit when not found or taken <> '[]';
  end loop;
  return taken;
end
$$;
comment on function private.take_mails is 'See claim_mails. Security definer: reads the address in auth.users.';

create function public.claim_mails(max_mails integer) returns jsonb
language plpgsql set search_path = '' as $$
begin
  return private.take_mails(max_mails);
end
$$;
comment on function public.claim_mails is
  'The next mails to send, each to another recipient, with their addresses, for five minutes: two workers never get '
  'the same. Mails that are untrue, unwanted or without a recipient are withdrawn.';

revoke execute on function public.claim_mails from public, anon, authenticated;
grant execute on function public.claim_mails, private.take_mails, private.take_mail, private.next_mails,
  private.oldest_kept_sale, private.refuse_mail to service_role;
