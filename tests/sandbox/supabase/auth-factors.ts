import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { createTotpSecret, totpCode } from "../../support/totp.ts";
import type { SupabaseConfig } from "../config.ts";
import { callHook } from "./auth-hook.ts";

type Factors = { pool: Pool; config: SupabaseConfig; refresh: (refreshToken: string) => Promise<Response> };
type Caller = { userId: string; sessionId: string; aal: string };

/** `/auth/v1/factors`: TOTP as on hosted Supabase; Lite has no second factors. `caller` is verified by Lite. */
export async function handleFactors(request: Request, caller: Caller, { pool, config, refresh }: Factors) {
  const [, id, action] =
    new URL(request.url).pathname.match(/\/factors(?:\/([\da-f-]{36})(?:\/(\w+))?)?$/) ?? [];
  const body = request.method === "POST" ? await request.json().catch(() => ({})) : {};
  if (!id && request.method === "POST") return enrol(pool, caller, body);
  const { rows } = await pool.query("select * from auth.mfa_factors where id = $1 and user_id = $2", [
    id,
    caller.userId,
  ]);
  const factor = rows[0];
  if (!factor) return refuse(404, "mfa_factor_not_found", "Factor not found");
  if (request.method === "DELETE") return unenrol(pool, caller, factor);
  if (action === "challenge")
    return Response.json({ id: randomUUID(), type: "totp", expires_at: Math.floor(Date.now() / 1000) + 300 });
  if (action !== "verify") return refuse(404, "not_found", "Not found");
  const valid = [-1, 0, 1].some((steps) => totpCode(factor.secret, { steps }) === body.code);
  const event = { user_id: caller.userId, factor_id: factor.id, factor_type: "totp", valid };
  const answer = await callHook(pool, config["auth.hook.mfa_verification_attempt"], event);
  if (answer?.decision === "reject") return refuse(403, "mfa_verification_rejected", answer.message);
  if (!valid) return refuse(422, "mfa_verification_failed", "Invalid TOTP code entered");
  await pool.query(
    "update auth.mfa_factors set status = 'verified', last_challenged_at = now(), updated_at = now() where id = $1",
    [id],
  );
  await pool.query("update auth.sessions set aal = 'aal2', factor_id = $1 where id = $2", [
    id,
    caller.sessionId,
  ]);
  const token = await pool.query(
    "select token from auth.refresh_tokens where session_id = $1 and not revoked",
    [caller.sessionId],
  );
  return refresh(token.rows[0]?.token ?? "");
}

async function enrol(pool: Pool, { userId, aal }: Caller, body: { friendly_name?: string; issuer?: string }) {
  const { rows } = await pool.query(
    "select 1 from auth.mfa_factors where user_id = $1 and status = 'verified'",
    [userId],
  );
  if (rows[0] && aal !== "aal2")
    return refuse(403, "insufficient_aal", "AAL2 required to enroll a new factor");
  // As on hosted Supabase, factors that were never verified make room.
  await pool.query("delete from auth.mfa_factors where user_id = $1 and status = 'unverified'", [userId]);
  const id = randomUUID();
  const secret = createTotpSecret();
  await pool.query(
    "insert into auth.mfa_factors (id, user_id, friendly_name, secret) values ($1, $2, $3, $4)",
    [id, userId, body.friendly_name, secret],
  );
  const uri = `otpauth://totp/${body.issuer}?secret=${secret}&issuer=${body.issuer}&algorithm=SHA1&digits=6&period=30`;
  const totp = { qr_code: "<svg xmlns='http://www.w3.org/2000/svg'/>", secret, uri };
  return Response.json({ id, type: "totp", friendly_name: body.friendly_name, totp });
}

async function unenrol(pool: Pool, { aal }: Caller, { id, status }: { id: string; status: string }) {
  if (status === "verified" && aal !== "aal2")
    return refuse(403, "insufficient_aal", "AAL2 required to unenroll verified factor");
  await pool.query("delete from auth.mfa_factors where id = $1", [id]);
  await pool.query("update auth.sessions set aal = 'aal1', factor_id = null where factor_id = $1", [id]);
  return Response.json({ id });
}

const refuse = (status: number, error_code: string, msg: string) =>
  Response.json(
    { code: status, error_code, msg },
    { status, headers: { "x-supabase-api-version": "2024-01-01" } },
  );
