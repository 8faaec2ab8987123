import { Client } from "pg";

/**
 * Creates the roles and privileges of a hosted Supabase project, as `00000000000000-initial-schema.sql` of
 * supabase/postgres does. The default privileges are the permissive ones that projects had until October 2026, so
 * that a missing `revoke` in a migration fails its tests here. Time-outs of anon and authenticated are migrated.
 */
export async function createSupabaseRoles(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(rolesSql);
  } finally {
    await client.end();
  }
}

// One transaction: if the role `postgres` exists, everything else does.
const rolesSql = `
do $roles$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'postgres') then
    return;
  end if;

  create role postgres login createdb createrole replication bypassrls password 'postgres';
  create role anon nologin noinherit;
  create role authenticated nologin noinherit;
  create role service_role nologin noinherit bypassrls;
  create role supabase_auth_admin noinherit createrole login;
  create role authenticator login noinherit password 'postgres';
  grant anon, authenticated, service_role to authenticator;
  grant anon, authenticated, service_role to postgres with admin option;
  grant supabase_auth_admin to postgres with inherit false, set true;
  grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
  grant set on parameter session_replication_role to postgres;
  alter role authenticator set statement_timeout = '8s';

  alter database postgres owner to postgres;
  alter database postgres set search_path = "$user", public, extensions;
  create schema extensions authorization postgres;
  grant usage on schema extensions to anon, authenticated, service_role;

  grant usage on schema public to anon, authenticated, service_role;
  alter default privileges for role postgres in schema public
    grant all on tables to anon, authenticated, service_role;
  alter default privileges for role postgres in schema public
    grant all on functions to anon, authenticated, service_role;
  alter default privileges for role postgres in schema public
    grant all on sequences to anon, authenticated, service_role;
end
$roles$;
`;
