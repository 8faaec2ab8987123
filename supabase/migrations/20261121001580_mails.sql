-- The outbox: mails are rows, written in the transaction of what they tell, and sent afterwards.

create type public.mail_kind as enum (
  'payment_processing', 'payment_failed', 'purchase_paid', 'credits_returned', 'refund', 'refund_failed',
  'dispute_outcome', 'first_sale', 'daily_digest', 'sale_refunded', 'sale_disputed', 'sale_dispute_outcome'
);
comment on type public.mail_kind is 'To a buyer up to dispute_outcome, then to a creator.';

create type private.mail_state as enum ('waiting', 'sending', 'sent', 'failed', 'withdrawn');

create table private.mails (
  id uuid primary key default gen_random_uuid(),
  position bigint not null generated always as identity,
  kind public.mail_kind not null,
  subject text not null,
  recipient_id uuid not null,
  purchase_id uuid references public.purchases (id) on delete cascade,
  not_before timestamptz not null default now(),
  state private.mail_state not null default 'waiting',
  attempts integer not null default 0,
  interruptions integer not null default 0,
  next_at timestamptz not null default now(),
  tried_until timestamptz,
  reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint mails_told_once unique (recipient_id, kind, subject),
  constraint mails_purchase_unless_digest check ((kind = 'daily_digest') = (purchase_id is null)),
  constraint mails_reason_is_code check (reason ~ '^[A-Za-z0-9_. ]{1,60}$')
);
alter table private.mails enable row level security;

create index mails_due_idx on private.mails (not_before, position) where state in ('waiting', 'sending');
create index mails_due_of_recipient_idx on private.mails (recipient_id, not_before, position)
  where state in ('waiting', 'sending');
create index mails_failed_idx on private.mails (updated_at) where state = 'failed';
create index mails_purchase_id_idx on private.mails (purchase_id);
create index mails_updated_at_idx on private.mails (updated_at);

create trigger touch_updated_at before update on private.mails
  for each row execute function private.touch_updated_at();

create table public.mail_preferences (
  user_id uuid primary key references public.profiles (id) on delete cascade,
  daily_digest boolean not null default true,
  refund_notices boolean not null default true,
  locale text not null default 'en',
  constraint mail_preferences_locale_form check (locale ~ '^[A-Za-z]{2,3}(-([A-Za-z]{2}|[0-9]{3}))?$')
);
alter table public.mail_preferences enable row level security;

create function private.enqueue_mail(
  kind public.mail_kind, subject text, recipient_id uuid, purchase_id uuid, occurred_at timestamptz,
  not_before timestamptz default now()
) returns void
language plpgsql set search_path = '' as $$
begin
  insert into private.mails as known (kind, subject, recipient_id, purchase_id, not_before, next_at)
  select enqueue_mail.kind, enqueue_mail.subject, enqueue_mail.recipient_id, enqueue_mail.purchase_id,
    enqueue_mail.not_before, enqueue_mail.not_before
  where enqueue_mail.recipient_id is not null and occurred_at > now() - interval '30 days'
    and not exists (
      select from private.mails as told
      where (told.kind, told.subject, told.recipient_id)
        = (enqueue_mail.kind, enqueue_mail.subject, enqueue_mail.recipient_id)
        and (told.state <> 'withdrawn' or told.reason <> 'untrue')
    )
  on conflict on constraint mails_told_once do update
    set state = 'waiting', purchase_id = excluded.purchase_id, not_before = excluded.not_before,
      next_at = excluded.next_at, reason = null
    where known.state = 'withdrawn' and known.reason = 'untrue';
end
$$;
comment on function private.enqueue_mail is
  'A mail, unless it was told before; one that was withdrawn because it was untrue may have become true again. What '
  'is 30 days old is told nobody: for as long Stripe''s events can arrive late.';

comment on table private.mails is
  'The outbox. A row holds no address and no text: both are read when it is sent, so that nothing outdated is told. '
  'No foreign key for the recipient: no payment waits for somebody who deletes their account.';
comment on column private.mails.subject is
  'What it tells: the id of a purchase, refund, dispute (with its outcome) or creator, or a day.';
comment on column private.mails.next_at is
  'When it is tried next; of one that is being sent, when its sender is taken for dead.';
comment on column private.mails.interruptions is
  'How often its sender was taken for dead, since an operator last retried it.';
comment on column private.mails.tried_until is 'When it fails for good; set by the first try.';
comment on column private.mails.reason is
  'Why it is not sent: untrue, unwanted, no_recipient, too_old, unknown_outcome, or the code of the last error.';
comment on table public.mail_preferences is
  'Which mails a member wants; no row: all of them. locale: how they read dates and amounts.';

create policy "owners read their mail preferences" on public.mail_preferences
  for select to authenticated using (user_id = (select auth.uid()));

revoke all on private.mails, public.mail_preferences from anon, authenticated, service_role;
revoke all on sequence private.mails_position_seq from anon, authenticated, service_role;
grant usage on type private.mail_state to service_role;
grant select, insert, update, delete on private.mails to service_role;
grant select on public.mail_preferences to authenticated;
grant select, insert, update on public.mail_preferences to service_role;
grant execute on function private.enqueue_mail to service_role;
