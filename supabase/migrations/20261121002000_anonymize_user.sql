-- Account deletion: money rows are kept without the person.

create function private.anonymize_purchases(user_id uuid) returns void
language sql set search_path = '' as $$
  -- Notes are free text and may name the user.
  update private.refund_requests set note = ''
  where note <> '' and (
    requested_by = anonymize_purchases.user_id
    or purchase_id in (select id from public.purchases where purchases.user_id = anonymize_purchases.user_id)
  );
  update private.refund_requests set requested_by = null where requested_by = anonymize_purchases.user_id;
  update public.purchases set user_id = null where purchases.user_id = anonymize_purchases.user_id;
  delete from private.mails where recipient_id = anonymize_purchases.user_id;
$$;
comment on function private.anonymize_purchases is
  'Removes the user from their purchases and refund requests, and their mails. The trigger guard_purchase removes '
  'the e-mail address.';

create function private.close_credits(user_id uuid) returns void
language sql set search_path = '' as $$
  update private.credit_lots as lot set closed = true
  from private.credit_accounts as account
  where account.id = lot.account_id and account.buyer_key = close_credits.user_id and not lot.closed;
  select private.sync_removed_credits(lot.id)
  from private.credit_accounts as account join private.credit_lots as lot on lot.account_id = account.id
  where account.buyer_key = close_credits.user_id and lot.spent + lot.removed < lot.credits;
$$;
comment on function private.close_credits is
  'Ends what the user has not spent. What they owe stays in the ledger, and what was spent stays spent.';

create function private.anonymize_creator(user_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if not exists (select 1 from public.creators where id = user_id) then
    return;
  end if;
  perform private.lock_sales(user_id);
  perform private.end_coupons(user_id);
  delete from public.lesson_drafts where creator_id = user_id;
  delete from public.lessons where creator_id = user_id
    and not exists (select 1 from public.purchases where purchases.lesson_id = lessons.id);
  delete from public.lesson_versions using public.lessons
    where lessons.id = lesson_versions.lesson_id and lessons.creator_id = user_id;
  delete from public.lesson_files where creator_id = user_id and published_part is null;
  update public.lessons set status = 'archived' where creator_id = user_id and status <> 'archived';
  if exists (select 1 from public.lessons where creator_id = user_id)
    or exists (select 1 from public.earnings_rollups where creator_id = user_id) then
    update public.creators
    set account_id = null, name = 'A former creator', slug = 'former-' || user_id, bio = '', picture_path = null
    where id = user_id and account_id is not null;
    -- They hold the name; a trigger may have reserved the new one, which stays.
    delete from public.creator_slugs using public.creators
    where creator_slugs.creator_id = user_id and creators.id = user_id and creator_slugs.slug <> creators.slug;
    delete from public.creator_changes where creator_id = user_id;
  else
    delete from public.creators where id = user_id;
  end if;
end
$$;
comment on function private.anonymize_creator is
  'Deletes drafts, versions and lessons without purchases, and archives the others, which stay readable for their '
  'buyers as they are, with their files. A job deletes picture and files that nothing names any more.';

create function public.anonymize_user(user_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.lock_buyer(user_id);
  perform 1 from public.profiles where id = user_id for update;
  perform private.close_credits(user_id);
  perform private.anonymize_purchases(user_id);
  perform private.anonymize_creator(user_id);
  perform private.delete_kept_lessons(user_id);
end
$$;
comment on function public.anonymize_user is
  'First step of deleting an account; Auth then deletes the account, and with it the profile. Idempotent.';

create function private.anonymize_deleted_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.lock_kept_lessons(old.id);
  perform private.close_credits(old.id);
  perform private.anonymize_purchases(old.id);
  perform private.anonymize_creator(old.id);
  perform private.delete_kept_lessons(old.id);
  return old;
end
$$;
comment on function private.anonymize_deleted_user is
  'Trigger on profiles, for accounts deleted in Supabase''s dashboard. Security definer: Auth''s role has no rights '
  'here.';
create trigger anonymize_deleted_user before delete on public.profiles
  for each row execute function private.anonymize_deleted_user();

revoke execute on function public.anonymize_user from public, anon, authenticated;
grant execute on function public.anonymize_user to service_role;
grant execute on function private.anonymize_purchases, private.anonymize_creator, private.close_credits
  to service_role;
