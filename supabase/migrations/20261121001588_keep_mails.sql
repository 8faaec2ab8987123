-- What operators and jobs do with mails.

create function private.mail_tasks()
returns table (
  task text, kind text, purchase_id uuid, stripe_id text, detail text, since timestamptz, due_by timestamptz
)
language sql stable set search_path = '' as $$
  select 'mail:' || mail.id || ':' || mail.attempts, 'mail_failed', mail.purchase_id, null,
    mail.kind || ':' || mail.reason, mail.updated_at, null::timestamptz
  from private.mails as mail where mail.state = 'failed' and mail.purchase_id is not null
$$;
comment on function private.mail_tasks is
  'Mails that will not be sent by themselves, as open_tasks returns them; not digests, which nobody misses. detail: '
  'the kind and the reason.';

create function public.retry_mail(actor_id uuid, task text, actor_aal text default 'aal1') returns boolean
language sql set search_path = '' as $$
  with retried as (
    update private.mails set state = 'waiting', next_at = now(), tried_until = null, interruptions = 0
    where state = 'failed' and 'mail:' || id || ':' || attempts = retry_mail.task
      and private.operator_access(actor_id, actor_aal) = 'ready'
    returning 1
  )
  select exists (select from retried)
$$;
comment on function public.retry_mail is
  'Sends a failed mail again, by its task. False when there is no such task or the actor is no operator.';

create function public.get_mail_health() returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('waiting', count(*), 'since', min(not_before))
  from (
    select not_before from private.mails
    where state in ('waiting', 'sending') and not_before <= now() order by not_before limit 1000
  ) as due
$$;
comment on function public.get_mail_health is 'How many mails are due, counted up to 1000, and since when.';

create function public.delete_old_mails() returns integer
language plpgsql set search_path = '' as $$
declare
  deleted integer;
begin
  update private.mails set state = 'withdrawn', reason = 'too_old'
  where state = 'waiting' and not_before < now() - interval '7 days' and attempts = 0;
  delete from private.mails where id in (
    select id from private.mails
    where state in ('sent', 'failed', 'withdrawn') and kind <> 'first_sale'
      and updated_at < now() - interval '180 days'
    order by updated_at limit 1000
  );
  get diagnostics deleted = row_count;
  return deleted;
end
$$;
comment on function public.delete_old_mails is
  'Withdraws what nobody sent for a week, and deletes what was decided half a year ago, at most 1,000. First sales '
  'are kept: there is one of each creator.';

revoke execute on function public.retry_mail, public.get_mail_health, public.delete_old_mails
  from public, anon, authenticated;
grant execute on function public.retry_mail, public.get_mail_health, public.delete_old_mails,
  private.mail_tasks to service_role;
