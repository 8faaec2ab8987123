-- Auth mails an account once a minute and refuses more, which would tell that there is an account. The shop counts for
-- every address, with or without an account, and can say so.

create unlogged table private.mail_requests (
  key text not null,
  requested_at timestamptz not null default now(),
  constraint mail_requests_pkey primary key (key)
);
alter table private.mail_requests enable row level security;
create index mail_requests_requested_at_idx on private.mail_requests (requested_at);

create function public.request_mail(key text, interval_seconds integer) returns integer
language plpgsql set search_path = '' as $$
begin
  insert into private.mail_requests as known (key) values (request_mail.key)
  on conflict on constraint mail_requests_pkey do update set requested_at = now()
    where known.requested_at <= now() - make_interval(secs => interval_seconds);
  if found then
    delete from private.mail_requests where ctid in (
      select ctid from private.mail_requests where requested_at < now() - interval '1 day'
      limit 100 for update skip locked
    );
    return 0;
  end if;
  return (
    select greatest(1, ceil(extract(epoch from known.requested_at - now()) + interval_seconds)::integer)
    from private.mail_requests as known where known.key = request_mail.key
  );
end
$$;
comment on table private.mail_requests is
  'Keys are hashed addresses. Unlogged: losing the times in a crash is harmless.';
comment on function public.request_mail is
  'Records a request for a mail unless the last one is more recent than the interval; returns the seconds to wait, or '
  '0. An interval of 0 always records: for a mail that was sent without asking.';

create function public.release_mail_request(key text) returns void
language sql set search_path = '' as $$
  delete from private.mail_requests as known where known.key = release_mail_request.key
$$;
comment on function public.release_mail_request is 'Forgets a request whose mail was not sent.';

revoke all on private.mail_requests from anon, authenticated, service_role;
grant select, insert, update, delete on private.mail_requests to service_role;
revoke execute on function public.request_mail, public.release_mail_request from public, anon, authenticated;
grant execute on function public.request_mail, public.release_mail_request to service_role;
