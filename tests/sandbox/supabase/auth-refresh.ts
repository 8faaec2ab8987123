import type { Pool } from "pg";

type Refresh = { pool: Pool; reuseSeconds: number; forward: (body: string) => Promise<Response> };

/**
 * Reuse of a refresh token within `refresh_token_reuse_interval`, as on hosted Supabase: every request gets the newest
 * token of the session. Lite issues one to each of several requests at once, and takes a token that was reused after
 * two refreshes for a stolen one.
 */
export async function refreshSession(token: string, { pool, reuseSeconds, forward }: Refresh) {
  const found = await pool.query<{ session_id: string }>(
    "select session_id from auth.refresh_tokens where token = $1",
    [token],
  );
  const session = found.rows[0]?.session_id;
  return session ? oneAtATime(session, go) : go();

  async function go() {
    const newest = await pool.query<{ parent: string }>(newestParentSql, [token, reuseSeconds]);
    // With the parent of the newest token, Lite answers with that token and issues none.
    return forward(JSON.stringify({ refresh_token: newest.rows[0]?.parent ?? token }));
  }
}

const newestParentSql = `
  select newest.parent from auth.refresh_tokens used
  join auth.refresh_tokens newest on newest.session_id = used.session_id and not newest.revoked
  where used.token = $1 and used.revoked and newest.parent is not null
    and used.updated_at > now() - make_interval(secs => $2)
  order by newest.created_at desc limit 1`;

const inProgress = new Map<string, Promise<unknown>>();

async function oneAtATime(session: string, go: () => Promise<Response>): Promise<Response> {
  const before = inProgress.get(session);
  const answer = Promise.resolve(before).then(go);
  const done = answer.catch(() => {});
  inProgress.set(session, done);
  try {
    return await answer;
  } finally {
    if (inProgress.get(session) === done) inProgress.delete(session);
  }
}
