import type { PostgresCursor, PostgresPool, PostgresQueryResult } from "kysely";
import { expect, test } from "vitest";
import { sendSettingsTogether } from "../../sandbox/supabase/together.ts";

/** A connection by the pool, and what it has sent to the database. */
async function connect() {
  const sent: [sql: string, parameters: readonly unknown[]][] = [];
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(sql: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    if (typeof sql !== "string") return sql;
    sent.push([sql, parameters]);
    const result: PostgresQueryResult<R> = { command: "SELECT", rowCount: 0, rows: [] };
    return Promise.resolve(result);
  }
  const client = { query, release: () => {} };
  const pool: PostgresPool = { connect: async () => client, end: async () => {} };
  return { sent, client: await sendSettingsTogether(pool).connect() };
}

const role = "SELECT set_config('role', $1, true)";

test("a transaction and its settings go before the first query, in one", async () => {
  const { sent, client } = await connect();
  await client.query("begin", []);
  await client.query(role, ["o'brien $1"]);
  await client.query('SET LOCAL ROLE "anon"', []);
  expect(sent).toEqual([]);
  await client.query("select $1", [1]);
  await client.query("select 2", []);
  await client.query("commit", []);
  expect(sent).toEqual([
    [`begin; SELECT set_config('role', 'o''brien $1', true); SET LOCAL ROLE "anon"`, []],
    ["select $1", [1]],
    ["select 2", []],
    ["commit", []],
  ]);
});

test.each(["commit", "rollback"])("a transaction without a query is not sent: %s", async (end) => {
  const { sent, client } = await connect();
  await client.query("begin", []);
  await client.query(role, ["anon"]);
  await client.query(end, []);
  await client.query("select 1", []);
  expect(sent).toEqual([["select 1", []]]);
});

test("a setting that is no transaction's, or of another shape, is sent as it is", async () => {
  const { sent, client } = await connect();
  for (const sql of ["SELECT set_config('role', $1, false)", "select 1, set_config('a', 'b', true)"])
    await client.query(sql, ["anon"]);
  expect(sent.map(([sql]) => sql)).toEqual([
    "SELECT set_config('role', $1, false)",
    "select 1, set_config('a', 'b', true)",
  ]);
});

test("settings that wait end with their connection", async () => {
  const { sent, client } = await connect();
  await client.query("begin", []);
  client.release();
  await client.query("select 1", []);
  expect(sent).toEqual([["select 1", []]]);
});
