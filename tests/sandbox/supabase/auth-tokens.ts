import { createHmac } from "node:crypto";
import type { Pool } from "pg";

/** Adds to the access token of a response the claims `aal` and `amr`, which Lite omits. */
export async function completeTokens(
  response: Response,
  { pool, jwtSecret }: { pool: Pool; jwtSecret: string },
) {
  if (!response.ok) return response;
  const body = await response.clone().json();
  if (typeof body?.access_token !== "string") return response;
  const [header = "", payload = ""] = body.access_token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const { rows } = await pool.query(sessionSql, [claims.session_id]);
  if (!rows[0]) return response;
  const { aal, amr } = rows[0];
  const completed = Buffer.from(JSON.stringify({ ...claims, aal, amr })).toString("base64url");
  const signature = createHmac("sha256", jwtSecret).update(`${header}.${completed}`).digest("base64url");
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json({ ...body, access_token: `${header}.${completed}.${signature}` }, { headers });
}

const sessionSql = `
  select coalesce(session.aal, 'aal1') as aal,
    jsonb_build_array(jsonb_build_object(
      'method', 'password', 'timestamp', floor(extract(epoch from session.created_at)))
    ) || case when factor.id is null then '[]' else jsonb_build_array(jsonb_build_object(
      'method', 'totp', 'timestamp', floor(extract(epoch from factor.last_challenged_at)))) end as amr
  from auth.sessions as session left join auth.mfa_factors as factor on factor.id = session.factor_id
  where session.id = $1`;
