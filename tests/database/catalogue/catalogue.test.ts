import { describe, expect, test } from "vitest";
import { access } from "../../support/database/access-table.ts";
import { sql, withRollback } from "../../support/database/database.ts";
import { executors } from "../../support/database/executors.ts";
import { inlined } from "../../support/database/inlined-functions.ts";
import { securityDefiners } from "../../support/database/security-definers.ts";

// What the catalogue says of every table, view and function there is, so that one added tomorrow is held to it as well.

const ours = sql`('public'::regnamespace, 'private'::regnamespace)`;

describe("tables and views", () => {
  test("each is in the access table", async () => {
    const rows = await sql<{ name: string }[]>`
      select relnamespace::regnamespace || '.' || relname as name from pg_class
      where relnamespace in ${ours} and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;
    expect(rows.map(({ name }) => name)).toEqual(access.map(([relation]) => relation).sort());
  });

  test("every table has row-level security", async () => {
    expect(
      await sql`select oid::regclass::text as name from pg_class
        where relnamespace in ${ours} and relkind in ('r', 'p') and not relrowsecurity`,
    ).toEqual([]);
  });

  test("every view sees with its reader's rights", async () => {
    expect(
      await sql`select oid::regclass::text as name from pg_class
        where relnamespace in ${ours} and relkind in ('v', 'm')
          and not coalesce('security_invoker=true' = any (reloptions), false)`,
    ).toEqual([]);
  });

  test("no policy speaks to everyone or to all commands at once", async () => {
    expect(
      await sql`select polname, polrelid::regclass::text as table from pg_policy
        where polrelid in (select oid from pg_class where relnamespace in ${ours})
          and (polcmd = '*' or 0 = any (polroles))`,
    ).toEqual([]);
  });

  test("no one but the owner may truncate, reference or hang triggers on a table", async () => {
    expect(
      await sql`select oid::regclass::text as name, grantee::regrole::text, privilege_type
        from pg_class, aclexplode(relacl)
        where relnamespace in ${ours} and relkind in ('r', 'p', 'v', 'm') and grantee <> relowner
          and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    ).toEqual([]);
  });

  test("no sequence is anyone's but the owner's", async () => {
    expect(
      await sql`select oid::regclass::text as name, grantee::regrole::text
        from pg_class, aclexplode(relacl) where relnamespace in ${ours} and relkind = 'S' and grantee <> relowner`,
    ).toEqual([]);
  });

  test("people may write their display name, and which lesson they opened: no other column", async () => {
    const rows = await sql<{ name: string }[]>`
      select attrelid::regclass || '.' || attname as name from pg_attribute
      join pg_class on pg_class.oid = attrelid
      where relnamespace in ${ours} and relkind in ('r', 'p', 'v') and attnum > 0 and not attisdropped
        and (has_column_privilege('anon', attrelid, attnum, 'INSERT, UPDATE')
          or has_column_privilege('authenticated', attrelid, attnum, 'INSERT, UPDATE'))
      order by 1`;
    expect(rows.map(({ name }) => name).toSorted()).toEqual([
      "lesson_openings.lesson_id",
      "lesson_openings.user_id",
      "lesson_progress.finished",
      "lesson_progress.fraction",
      "lesson_progress.lesson_id",
      "lesson_progress.section",
      "lesson_progress.user_id",
      "lesson_progress.video_fraction",
      "lesson_progress.video_seconds",
      "profiles.display_name",
    ]);
  });

  test("every foreign key has an index that begins with it", async () => {
    expect(
      await sql`select conrelid::regclass::text as table, conname from pg_constraint
        where contype = 'f' and connamespace in ${ours} and not exists (
          select from pg_index
          where indrelid = conrelid and coalesce(pg_get_expr(indpred, indrelid) = '(' || (
              select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]
            ) || ' IS NOT NULL)', true)
            and (string_to_array(indkey::text, ' ')::smallint[])[1:cardinality(conkey)] = conkey
        )`,
    ).toEqual([]);
  });
});

describe("functions", () => {
  test(
    "each is in the list of executors, and no one else executes it",
    withRollback(async (tx) => {
      await tx`set local search_path = ''`; // So that signatures name every schema.
      const rows = await tx<{ signature: string; roles: string[] }[]>`
        select oid::regprocedure::text as signature, array(
          select role from unnest(array['anon', 'authenticated', 'service_role']) as role
          where has_function_privilege(role, pg_proc.oid, 'execute')
        ) as roles
        from pg_proc where pronamespace in ${ours}`;
      const found = Object.fromEntries(rows.map(({ signature, roles }) => [signature, roles]));
      expect(found).toEqual(Object.fromEntries(executors));
    }),
  );

  test("none is for the public at large", async () => {
    expect(
      await sql`select oid::regprocedure::text as name from pg_proc
        where pronamespace in ${ours} and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0))`,
    ).toEqual([]);
  });

  test("each has an empty search_path, but for those that are inlined", async () => {
    const rows = await sql<{ name: string }[]>`
      select oid::regproc::text as name from pg_proc
      where pronamespace in ${ours} and not coalesce('search_path=""' = any (proconfig), false)`;
    expect(rows.map(({ name }) => name).toSorted()).toEqual(inlined);
  });

  test("none runs dynamic SQL; these plans are made for the values that are asked for", async () => {
    expect(
      await sql`select oid::regproc::text as name from pg_proc
        where pronamespace in ${ours} and prosrc ~* '\\mexecute\\M'`,
    ).toEqual([]);
    const planned = await sql<{ name: string }[]>`
      select oid::regproc::text as name from pg_proc
      where pronamespace in ${ours} and 'plan_cache_mode=force_custom_plan' = any (proconfig)`;
    expect(planned.map(({ name }) => name).toSorted()).toEqual([
      "private.list_catalogue_page",
      "private.list_ranked_page",
      "private.match_lessons",
      "private.own_purchases_titled",
      "private.roll_up_sales",
      "private.sales_of",
    ]);
  });

  test("those of a trigger run for the columns that they need, but where any column matters", async () => {
    const rows = await sql<{ name: string }[]>`
      select distinct tgfoid::regproc::text as name from pg_trigger join pg_class on pg_class.oid = tgrelid
      where relnamespace in ${ours} and not tgisinternal and (tgtype & 16) > 0 and tgattr::text = ''`;
    expect(rows.map(({ name }) => name).toSorted()).toEqual([
      "private.guard_purchase",
      "private.keep_free_lesson",
      "private.record_catalogue_change",
      "private.refuse_ledger_change",
      "private.touch_updated_at",
    ]);
  });

  test("each has a description", async () => {
    expect(
      await sql`select oid::regprocedure::text as name from pg_proc
        where pronamespace in ${ours} and obj_description(oid, 'pg_proc') is null`,
    ).toEqual([]);
  });

  test(
    "no variable of a PL/pgSQL function hides another one",
    withRollback(async (tx) => {
      await tx`set local plpgsql.extra_errors = 'all'`;
      await tx`do $$
        declare
          function regprocedure;
        begin
          for function in
            select pg_proc.oid from pg_proc join pg_language on pg_language.oid = prolang
            where pronamespace in ('public'::regnamespace, 'private'::regnamespace) and lanname = 'plpgsql'
          loop
            execute pg_get_functiondef(function);
          end loop;
        end
      $$`;
    }),
  );

  test("these alone act with their owner's rights", async () => {
    const rows = await sql<{ name: string }[]>`
      select oid::regproc::text as name from pg_proc where pronamespace in ${ours} and prosecdef order by 1`;
    expect(rows.map(({ name }) => name).toSorted()).toEqual(securityDefiners);
  });
});
