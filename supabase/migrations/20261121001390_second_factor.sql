-- The second factor of operators: TOTP of Supabase Auth, decided by the claim `aal` of the session's token.

create table private.settings (
  id boolean primary key default true,
  operators_need_second_factor boolean not null default true,
  constraint settings_one_row check (id)
);
alter table private.settings enable row level security;
insert into private.settings (id) values (true);
comment on table private.settings is
  'operators_need_second_factor: an operator without a second factor may do nothing before there is one. '
  'Where it is false, one who has a factor must still use it.';

create function private.operator_access(user_id uuid, aal text) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return case
    when not exists (
      select 1 from public.profiles where id = operator_access.user_id and role = 'operator'
    ) then 'none'
    when operator_access.aal = 'aal2' then 'ready'
    when exists (
      select 1 from auth.mfa_factors as factor
      where factor.user_id = operator_access.user_id and factor.status = 'verified'
    ) then 'code_needed'
    when (select operators_need_second_factor from private.settings) then 'factor_needed'
    else 'ready'
  end;
end
$$;
comment on function private.operator_access is
  'What a session of this user with this level (Supabase: aal1, aal2) may do as an operator: ready; code_needed or '
  'factor_needed before that; none for everyone but operators. Security definer: reads auth.mfa_factors.';

create function private.own_operator_access() returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.operator_access((select auth.uid()), (select auth.jwt() ->> 'aal'));
end
$$;
comment on function private.own_operator_access is
  'What the caller''s session may do as an operator. Security definer, as operator_access.';

create function private.is_operator() returns boolean
language sql stable security definer set search_path = '' as $$
  select private.own_operator_access() = 'ready'
$$;
comment on function private.is_operator is
  'Whether the signed-in user is an operator, with the second factor where one is needed.';

revoke all on private.settings from anon, authenticated, service_role;
grant execute on function private.own_operator_access to authenticated;
grant execute on function private.operator_access to service_role;
