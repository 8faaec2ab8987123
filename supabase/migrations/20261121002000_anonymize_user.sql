-- Somebody deletes their account: the money rows stay, the person goes.

create function private.lock_checkouts_of(user_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  lesson_id uuid;
begin
  for lesson_id in select distinct purchases.lesson_id from public.purchases
    where purchases.user_id = lock_checkouts_of.user_id order by purchases.lesson_id loop
    perform private.lock_checkout(user_id, lesson_id);
  end loop;
end
$$;
comment on function private.lock_checkouts_of is
  'Every lesson of theirs, as record_payment_fact and open_checkout take one, so that nobody waits in a circle over two rows of one lesson.';

create function private.anonymize_purchases(user_id uuid) returns void
language sql set search_path = '' as $$
  -- Why money went back is written by people, perhaps about this one.
  update private.refund_requests set note = ''
  where note <> '' and (
    requested_by = anonymize_purchases.user_id
    or purchase_id in (select id from public.purchases where purchases.user_id = anonymize_purchases.user_id)
  );
  update private.refund_requests set requested_by = null where requested_by = anonymize_purchases.user_id;
  update public.purchases set user_id = null where purchases.user_id = anonymize_purchases.user_id;
$$;
comment on function private.anonymize_purchases is 'What they bought, and the refunds they asked for, without them. The trigger guard_purchase takes the e-mail address out.';

create function private.anonymize_creator(user_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if not exists (select 1 from public.creators where id = user_id) then
    return;
  end if;
  delete from public.lessons where creator_id = user_id
    and not exists (select 1 from public.purchases where purchases.lesson_id = lessons.id);
  update public.lessons set status = 'archived' where creator_id = user_id and status <> 'archived';
  if exists (select 1 from public.lessons where creator_id = user_id)
    or exists (select 1 from public.creator_earnings_daily where creator_id = user_id) then
    update public.creators
    set account_id = null, name = 'A former creator', slug = 'former-' || user_id, bio = ''
    where id = user_id and account_id is not null;
  else
    delete from public.creators where id = user_id;
  end if;
end
$$;
comment on function private.anonymize_creator is
  'Lessons that nobody ordered go; the others are off the shelf, and stay open to those who bought them.';

create function public.anonymize_user(user_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform private.lock_checkouts_of(user_id);
  perform 1 from public.profiles where id = user_id for update;
  perform private.anonymize_purchases(user_id);
  perform private.anonymize_creator(user_id);
end
$$;
comment on function public.anonymize_user is
  'The first half of deleting an account, in one transaction; Auth deletes the account itself, and with it the profile. Doing it again does nothing.';

create function private.anonymize_deleted_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.anonymize_purchases(old.id);
  perform private.anonymize_creator(old.id);
  return old;
end
$$;
comment on function private.anonymize_deleted_user is
  'Trigger: an account that is deleted in Supabase''s dashboard leaves no more behind than one deleted in the shop. Security definer: Auth''s own role may not write here.';
create trigger anonymize_deleted_user before delete on public.profiles
  for each row execute function private.anonymize_deleted_user();

revoke execute on function public.anonymize_user from public, anon, authenticated;
grant execute on function public.anonymize_user to service_role;
grant execute on function private.lock_checkouts_of, private.anonymize_purchases, private.anonymize_creator to service_role;
