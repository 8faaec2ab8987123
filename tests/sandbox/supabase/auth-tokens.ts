import type { Pool } from "pg";
import type { SigningKeys } from "./signing-keys.ts";

/** Adds to the access token of a response the claims `aal` and `amr`, which Lite omits, and signs it by ES256. */
export async function completeTokens(
  response: Response,
  { pool, signingKeys }: { pool: Pool; signingKeys: SigningKeys },
) {
  if (!response.ok) return response;
  const body = await response.clone().json();
  if (typeof body?.access_token !== "string") return response;
  const [, payload = ""] = body.access_token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const { rows } = await pool.query(sessionSql, [claims.session_id]);
  const access_token = await signingKeys.sign({ ...claims, ...rows[0] });
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json({ ...body, access_token }, { headers });
}

const sessionSql = `
  select coalesce(session.aal, 'aal1') as aal,
    jsonb_build_array(jsonb_build_object(
      'method', 'password', 'timestamp', floor(extract(epoch from session.created_at)))
    ) || case when factor.id is null then '[]' else jsonb_build_array(jsonb_build_object(
      'method', 'totp', 'timestamp', floor(extract(epoch from factor.last_challenged_at)))) end as amr
  from auth.sessions as session left join auth.mfa_factors as factor on factor.id = session.factor_id
  where session.id = $1`;
