-- Sending: a mail is claimed and committed before SMTP, its outcome is recorded after.

create function private.refuse_mail(mail private.mails, sale public.purchases, email text) returns text
language sql stable set search_path = '' as $$
  select case
    when email is null then 'no_recipient'
    when mail.state = 'sending' and mail.attempts > 2 then 'unknown_outcome'
    when not private.is_true(mail, sale) then 'untrue'
    when exists (
      select from public.mail_preferences as wish
      where wish.user_id = mail.recipient_id
        and (mail.kind = 'daily_digest' and not wish.daily_digest
          or mail.kind = 'sale_refunded' and not wish.refund_notices)
    ) then 'unwanted'
  end
$$;
comment on function private.refuse_mail is
  'Why a mail is not to be sent; null if it is. After a crash in the middle of sending, a mail is sent again under its '
  'Message-ID, at most twice, so that it arrives at least once.';

create function private.next_mail() returns private.mails
language sql set search_path = '' as $$
  select due.* from private.mails as due
  where due.state in ('waiting', 'sending') and due.not_before <= now() and due.next_at <= now()
    and not exists (
      select from private.mails as earlier
      where earlier.recipient_id = due.recipient_id and earlier.state in ('waiting', 'sending')
        and (earlier.not_before, earlier.position) < (due.not_before, due.position)
    )
  order by due.not_before, due.position
  limit 1 for update skip locked
$$;
comment on function private.next_mail is
  'The mail to be sent next, locked. Each recipient gets theirs in order: one that waits holds back the later ones.';

create function private.oldest_kept_sale(creator_id uuid) returns public.purchases
language sql stable set search_path = '' as $$
  select sale.* from public.purchases as sale
  where sale.creator_id = oldest_kept_sale.creator_id and sale.is_sale and sale.grants_access
    and sale.paid_minor > 0 and sale.purchase_date > now() - interval '30 days'
  order by sale.purchase_date, sale.id limit 1
$$;
comment on function private.oldest_kept_sale is
  'What the mail about a first sale tells, where the money of an earlier one went back before that mail was sent.';

create function private.take_mail() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  mail private.mails;
  sale public.purchases;
  email text;
  refusal text;
begin
  for tries in 1..50 loop
    mail := private.next_mail();
    if mail.id is null then return null; end if;
    select * into sale from public.purchases where id = mail.purchase_id;
    if mail.kind = 'first_sale' and sale.grants_access is not true then
      select * into sale from private.oldest_kept_sale(mail.subject::uuid);
    end if;
    select users.email into email from auth.users where users.id = mail.recipient_id;
    refusal := private.refuse_mail(mail, sale, email);
    if refusal is null then
      update private.mails set state = 'sending', attempts = attempts + 1, purchase_id = sale.id,
        next_at = now() + interval '5 minutes', tried_until = coalesce(tried_until, now() + interval '2 days')
      where id = mail.id returning * into mail;
      return private.mail_details(mail, sale) || jsonb_build_object('email', email);
    end if;
    update private.mails set reason = refusal,
      state = (case when refusal = 'unknown_outcome' then 'failed' else 'withdrawn' end)::private.mail_state
    where id = mail.id;
  end loop;
  return null;
end
$$;
comment on function private.take_mail is 'See claim_mail. Security definer: reads the address in auth.users.';

create function public.claim_mail() returns jsonb
language sql set search_path = '' as $$ select private.take_mail() $$;
comment on function public.claim_mail is
  'The next mail to send, with its address, for five minutes: two workers never get the same. Null when none is due. '
  'Mails that are untrue, unwanted or without a recipient are withdrawn.';

create function private.mail_delay(outcome text, attempts integer) returns interval
language sql volatile set search_path = '' as $$
  select (0.75 + random() / 2) * case outcome
    when 'outage' then least(interval '30 seconds' * 2 ^ least(attempts, 10), interval '5 minutes')
    else least(interval '1 minute' * 2 ^ least(attempts, 10), interval '4 hours')
  end
$$;
comment on function private.mail_delay is
  'Until the next try, with jitter. outage: the server did not answer anybody, and all mails wait for it.';

create function public.record_mail(mail_id uuid, attempt integer, outcome text, reason text default null)
returns text
language sql set search_path = '' as $$
  update private.mails as mail set
    state = case record_mail.outcome
      when 'sent' then 'sent'
      when 'failed' then 'failed'
      else case when next.at > mail.tried_until then 'failed' else 'waiting' end
    end::private.mail_state,
    next_at = next.at, reason = record_mail.reason
  from (select now() + private.mail_delay(record_mail.outcome, record_mail.attempt) as at) as next
  where mail.id = mail_id and mail.state in ('waiting', 'sending')
    and (mail.attempts = attempt or record_mail.outcome = 'sent')
  returning mail.state::text
$$;
comment on function public.record_mail is
  'What came of a claimed mail: sent, failed (for good), deferred (by its recipient''s server) or outage. The last '
  'two are tried again for two days. Returns the new state; null when another attempt decides.';

revoke execute on function public.claim_mail, public.record_mail from public, anon, authenticated;
grant execute on function public.claim_mail, public.record_mail, private.take_mail, private.next_mail,
  private.oldest_kept_sale, private.refuse_mail, private.mail_delay to service_role;
