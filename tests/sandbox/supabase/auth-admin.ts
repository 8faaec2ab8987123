import { timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";

/**
 * `GET` and `DELETE /auth/v1/admin/users/:id`, which Lite does not implement. Requires the secret key. Deleting a user
 * cascades in one transaction, as on hosted Supabase.
 */
export async function handleAdmin(request: Request, { pool, secretKey }: { pool: Pool; secretKey: string }) {
  const key = keyOf(request);
  if (!key) return refuse(401, "no_authorization", "This endpoint requires a valid Bearer token");
  if (!isSame(key, secretKey)) return refuse(403, "not_admin", "User not allowed");
  const id = new URL(request.url).pathname.split("/").at(-1) ?? "";
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
    return refuse(404, "validation_failed", "user_id must be an UUID");
  const sql =
    request.method === "DELETE"
      ? "delete from auth.users where id = $1 returning id"
      : `select id, aud, role, email, email_confirmed_at, raw_app_meta_data as app_metadata,
           raw_user_meta_data as user_metadata, created_at, updated_at from auth.users where id = $1`;
  const { rows } = await pool.query(sql, [id]);
  if (rows.length === 0) return refuse(404, "user_not_found", "User not found");
  return Response.json(request.method === "DELETE" ? {} : rows[0]);
}

/** Secret keys are sent as `apikey`; supabase-js also sends them as a bearer token. */
const keyOf = ({ headers }: Request) =>
  headers.get("authorization")?.replace(/^Bearer +/i, "") || headers.get("apikey");

function isSame(actual: string, expected: string) {
  const [one, other] = [Buffer.from(actual), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const refuse = (status: number, error_code: string, msg: string) =>
  Response.json(
    { code: status, error_code, msg },
    { status, headers: { "x-supabase-api-version": "2024-01-01" } },
  );
