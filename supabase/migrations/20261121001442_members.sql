-- Who asks: what every page of a member needs of them, in one read.

create function private.own_member() returns jsonb
-- Not sql: the connection keeps its plan, and every page of a member calls it.
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'displayName', profile.display_name,
      'isCreator', exists (select 1 from public.creators as creator where creator.id = profile.id),
      'isOperator', profile.role = 'operator',
      'operatorAccess', private.own_operator_access(),
      'credits', private.own_credits()
    )
    from auth.sessions as session
      join auth.users as account on account.id = session.user_id
      join public.profiles as profile on profile.id = session.user_id
    where session.id = (select (auth.jwt() ->> 'session_id')::uuid) and session.user_id = (select auth.uid())
      -- Auth leaves the sessions of who is banned, and refuses to refresh them.
      and (account.banned_until is null or account.banned_until <= now())
  );
end
$$;
comment on function private.own_member is
  'See get_member. Security definer: reads auth.sessions and auth.users, and what members have no rights on.';

create function public.get_member() returns jsonb
language sql stable set search_path = '' as $$ select private.own_member() $$;
comment on function public.get_member is
  'The signed-in member: name, roles, what their session may do as an operator (ready, code_needed, factor_needed, '
  'none), and their credits: balance, or what is owed after a refund or dispute took spent ones; frozen are those that '
  'an open dispute holds, which are not in the balance. Null where the session has ended or the account is banned: the '
  'token is valid until it expires, and does not say so.';

revoke execute on function public.get_member from public, anon, authenticated, service_role;
grant execute on function public.get_member, private.own_member to authenticated;
