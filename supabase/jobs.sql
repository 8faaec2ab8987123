-- Supabase calls the shop's jobs. Run once per project, in the SQL editor, after the migrations; docs/deploy.md, 4.
-- Needs the extensions pg_cron and pg_net, and two secrets in Vault: shop_url and cron_secret.

create or replace function private.call_job(job text) returns bigint
language sql security definer set search_path = '' as $$
  select net.http_post(
    url := (select decrypted_secret from vault.decrypted_secrets where name = 'shop_url') || '/api/jobs/' || job,
    headers := jsonb_build_object(
      'content-type', 'application/json',
      'authorization',
      'Bearer ' || (select decrypted_secret from vault.decrypted_secrets where name = 'cron_secret')
    ),
    body := '{}'::jsonb,
    timeout_milliseconds := 60000
  )
$$;
revoke execute on function private.call_job from public, anon, authenticated, service_role;

create or replace function private.revalidate_shop() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_job('revalidate');
  return null;
end
$$;
revoke execute on function private.revalidate_shop from public, anon, authenticated, service_role;

create or replace trigger revalidate_shop after insert on private.catalogue_changes
  for each row execute function private.revalidate_shop();

select cron.schedule('reconcile', '*/5 * * * *', $$select private.call_job('reconcile')$$);
select cron.schedule('outbox', '* * * * *', $$select private.call_job('outbox')$$);
select cron.schedule('maintenance', '*/5 * * * *', $$select private.call_job('maintenance')$$);
