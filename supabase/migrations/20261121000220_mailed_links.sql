-- Mailed links of Supabase Auth. Whoever opens one has proved the mailbox: an account that somebody else claimed with
-- this address loses the password and the name of that claim before Auth confirms it.

create table private.used_links (
  token_hash text not null,
  used_at timestamptz not null default now(),
  constraint used_links_pkey primary key (token_hash)
);
alter table private.used_links enable row level security;
create index used_links_used_at_idx on private.used_links (used_at);

create function private.find_mailed_link(token_hash text, link_type text)
returns table (user_id uuid, email text, new_email text)
language sql stable security definer set search_path = '' as $$
  -- Each column has a partial index, whose condition is repeated: Auth's own, then that of the local stand-in.
  select users.id, users.email, null from auth.users
  where link_type = 'email' and users.confirmation_token = find_mailed_link.token_hash
    and users.confirmation_token !~ '^[0-9 ]*$' and length(users.confirmation_token) > 6
  union all
  select users.id, users.email, null from auth.users
  where link_type = 'recovery' and users.recovery_token = find_mailed_link.token_hash
    and users.recovery_token !~ '^[0-9 ]*$' and length(users.recovery_token) > 6
  union all
  select users.id, users.email, users.email_change from auth.users
  where link_type = 'email_change' and users.email_change_token_current = find_mailed_link.token_hash
    and users.email_change_token_current !~ '^[0-9 ]*$' and length(users.email_change_token_current) > 6
  union all
  select users.id, users.email, users.email_change from auth.users
  where link_type = 'email_change' and users.email_change_token_new = find_mailed_link.token_hash
    and users.email_change_token_new !~ '^[0-9 ]*$' and length(users.email_change_token_new) > 6
$$;
comment on function private.find_mailed_link is
  'The account that an unused link belongs to, which Auth''s API does not tell. Security definer: reads auth.users.';

create function private.use_mailed_link(token_hash text, link_type text, claimant_id uuid)
returns table (user_id uuid, email text, is_claim_ended boolean)
language plpgsql security definer set search_path = '' as $$
begin
  select link.user_id, link.email into user_id, email
  from private.find_mailed_link(use_mailed_link.token_hash, link_type) as link;
  if user_id is null then
    return;
  end if;
  insert into private.used_links as used (token_hash) values (use_mailed_link.token_hash)
  on conflict on constraint used_links_pkey do nothing;
  if not found then
    return;
  end if;
  delete from private.used_links where ctid in (
    select ctid from private.used_links where used_at < now() - interval '1 day' limit 100 for update skip locked
  );
  is_claim_ended := link_type <> 'email_change' and user_id is distinct from claimant_id
    and private.end_sign_up_claim(user_id);
  return next;
end
$$;
comment on function private.use_mailed_link is
  'Uses a link once, also when several requests do so at a time; no row if it is unknown or used. claimant_id is the '
  'account that this browser signed up. Security definer: reads auth.users.';

create function private.end_sign_up_claim(user_id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update auth.users
  set encrypted_password = null, raw_user_meta_data = raw_user_meta_data - 'display_name' - 'claim'
  where users.id = end_sign_up_claim.user_id and users.email_confirmed_at is null;
  if not found then
    return false;
  end if;
  update public.profiles set display_name = default where profiles.id = end_sign_up_claim.user_id;
  return true;
end
$$;
comment on function private.end_sign_up_claim is
  'Removes password and name of an account that nobody has confirmed; false if it is confirmed. Security definer: '
  'Auth''s API cannot do so on this condition.';

create function private.end_unconfirmed_sign_up(email text) returns void
language sql security definer set search_path = '' as $$
  delete from auth.users
  where users.email = lower(end_unconfirmed_sign_up.email) and not users.is_sso_user
    and users.email_confirmed_at is null and users.phone_confirmed_at is null
    and users.invited_at is null and users.last_sign_in_at is null
$$;
comment on function private.end_unconfirmed_sign_up is
  'A new sign-up replaces one that nobody has confirmed: Auth would keep the old password and name. Security definer: '
  'Auth''s API cannot delete on this condition.';

create function private.is_confirmed_email(email text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from auth.users
    where users.email = lower(is_confirmed_email.email) and not users.is_sso_user
      and users.email_confirmed_at is not null
  )
$$;
comment on function private.is_confirmed_email is
  'Which mail an address gets that signed up again. Security definer: reads auth.users.';
