import type { Pool, PoolClient } from "pg";

type Decision = { decision: string; message: string };

/**
 * What a hook of Auth that is a Postgres function decides; undefined where it is not enabled.
 * @param hook its `uri` is pg-functions://postgres/SCHEMA/FUNCTION
 */
export async function callHook(
  pool: Pool,
  { enabled, uri }: { enabled: boolean; uri: string },
  event: object,
): Promise<Decision | undefined> {
  if (!enabled) return undefined;
  const name = new URL(uri).pathname.slice(1).replace("/", ".");
  const client = await pool.connect();
  try {
    const { rows } = await asAuthAdmin(client, () =>
      client.query<{ decision: Decision }>(`select ${name}($1) as decision`, [event]),
    );
    return rows[0]?.decision;
  } finally {
    client.release();
  }
}

async function asAuthAdmin<Result>(client: PoolClient, work: () => Promise<Result>): Promise<Result> {
  await client.query("begin; set local role supabase_auth_admin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
