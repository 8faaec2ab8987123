-- What the shop's server calls about sign-ups and mailed links.

create function public.find_mailed_link(token_hash text, link_type text)
returns table (email text, user_id uuid, new_email text)
language sql stable set search_path = '' as $$
  select link.email, link.user_id, link.new_email
  from private.find_mailed_link(find_mailed_link.token_hash, find_mailed_link.link_type) as link
  where not exists (select 1 from private.used_links where used_links.token_hash = find_mailed_link.token_hash)
$$;
comment on function public.find_mailed_link is 'The account that an unused link belongs to; no row for any other link.';

create function public.use_mailed_link(token_hash text, link_type text, claimant_id uuid default null)
returns table (user_id uuid, email text, is_claim_ended boolean)
language sql set search_path = '' as $$
  select * from private.use_mailed_link(
    use_mailed_link.token_hash, use_mailed_link.link_type, use_mailed_link.claimant_id)
$$;
comment on function public.use_mailed_link is 'See private.use_mailed_link.';

create function public.release_mailed_link(token_hash text) returns void
language sql set search_path = '' as $$
  delete from private.used_links where used_links.token_hash = release_mailed_link.token_hash
$$;
comment on function public.release_mailed_link is 'A link may be tried again because Auth was down.';

create function public.end_unconfirmed_sign_up(email text) returns void
language sql set search_path = '' as $$
  select private.end_unconfirmed_sign_up(end_unconfirmed_sign_up.email)
$$;
comment on function public.end_unconfirmed_sign_up is 'See private.end_unconfirmed_sign_up.';

create function public.is_confirmed_email(email text) returns boolean
language sql stable set search_path = '' as $$
  select private.is_confirmed_email(is_confirmed_email.email)
$$;
comment on function public.is_confirmed_email is 'See private.is_confirmed_email. Must not be told to visitors.';

revoke all on private.used_links from anon, authenticated, service_role;
grant select, insert, delete on private.used_links to service_role;
revoke execute on function private.find_mailed_link, private.use_mailed_link, private.end_sign_up_claim,
  private.end_unconfirmed_sign_up, public.find_mailed_link, public.use_mailed_link, public.release_mailed_link,
  public.end_unconfirmed_sign_up, private.is_confirmed_email, public.is_confirmed_email
  from public, anon, authenticated;
grant execute on function private.find_mailed_link, private.use_mailed_link, private.end_unconfirmed_sign_up,
  public.find_mailed_link, public.use_mailed_link, public.release_mailed_link, public.end_unconfirmed_sign_up,
  private.is_confirmed_email, public.is_confirmed_email
  to service_role;
