-- What came of sending is recorded after SMTP.

create function private.mail_delay(outcome text, attempts integer) returns interval
language sql volatile as $$
  select (0.75 + random() / 2) * case outcome
    when 'outage' then least(interval '30 seconds' * 2 ^ least(attempts, 10), interval '5 minutes')
    else least(interval '1 minute' * 2 ^ least(attempts, 10), interval '4 hours')
  end
$$;
comment on function private.mail_delay is
  'Until the next try, with jitter. outage: the server did not answer anybody, and all mails wait for it.';

create function private.record_mail(mail_id uuid, attempt integer, outcome text, reason text) returns boolean
language plpgsql set search_path = '' as $$
declare
  is_untried constant boolean := outcome = 'untried';
  next_try constant timestamptz := now()
    + case when outcome in ('deferred', 'outage') then private.mail_delay(outcome, attempt) else interval '0' end;
begin
  update private.mails as mail set
    state = case
      when record_mail.outcome in ('sent', 'failed') then record_mail.outcome
      when next_try > mail.tried_until and not is_untried then 'failed'
      else 'waiting'
    end::private.mail_state,
    attempts = mail.attempts - is_untried::integer,
    tried_until = case when not (is_untried and mail.attempts = 1) then mail.tried_until end,
    next_at = next_try,
    reason = nullif(left(regexp_replace(record_mail.reason, '[^A-Za-z0-9_. ]+', '_', 'g'), 60), '')
  where mail.id = mail_id and mail.state in ('waiting', 'sending')
    and (mail.attempts = record_mail.attempt or record_mail.outcome = 'sent');
  return found;
end
$$;
comment on function private.record_mail is 'One of record_mails. False when another attempt decides.';

create function public.record_mails(outcomes jsonb) returns integer
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  told record;
  recorded integer := 0;
begin
  for told in
    select * from jsonb_to_recordset(outcomes) as mail (id uuid, attempt integer, outcome text, reason text)
    order by mail.id -- Two processes that record the same mails wait for each other in one order.
  loop
    recorded := recorded + private.record_mail(told.id, told.attempt, told.outcome, told.reason)::integer;
  end loop;
  return recorded;
end
$$;
comment on function public.record_mails is
  'What came of claimed mails, as [{id, attempt, outcome, reason}]: sent, failed (for good), deferred (by its '
  'recipient''s server), outage, or untried, which is as if it had not been claimed. Deferred mails and those of an '
  'outage are tried again for two days. Returns how many were recorded; of the others another attempt decides.';

revoke execute on function public.record_mails from public, anon, authenticated;
grant execute on function public.record_mails, private.record_mail, private.mail_delay to service_role;
