import { createHash, randomInt } from "node:crypto";
import type { App } from "@supabase/lite";
import type { Pool } from "pg";
import type { SupabaseConfig } from "../config.ts";
import { answerAdmin } from "./auth-admin.ts";
import { confirmOneMailbox } from "./auth-email-change.ts";

type Auth = {
  app: App;
  pool: Pool;
  secretKey: string;
  config: SupabaseConfig;
  /** Tells a person by mail that their password was changed, where the configuration asks for it. */
  tellPasswordChanged: (email: string) => Promise<void>;
};
type Forward = (body: string) => Promise<Response>;

/** Answers what Supabase Lite's auth API leaves out or does otherwise than hosted Supabase; the rest goes to Lite. */
export async function answerAuth(request: Request, auth: Auth): Promise<Response> {
  if (request.method === "OPTIONS") return preflight(request);
  const { pathname } = new URL(request.url);
  if (/^(GET|DELETE)$/.test(request.method) && pathname.startsWith("/auth/v1/admin/users/"))
    return answerAdmin(request, auth);
  if (request.method === "PUT" && pathname === "/auth/v1/user") return updateUser(request, auth);
  if (request.method !== "POST") return auth.app.fetch(request);
  const body = await request.text();
  const forward: Forward = (body) => auth.app.fetch(new Request(request, { body }));
  switch (pathname) {
    case "/auth/v1/verify":
      return verify(body, auth, forward);
    case "/auth/v1/resend":
      return resend(body, auth, forward);
    case "/auth/v1/signup":
      return signUp(body, auth, forward);
    default:
      return forward(body);
  }
}

/** Lite names no allowed headers, so that browsers of another origin could not sign in. */
function preflight(request: Request) {
  const headers = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? "",
    "access-control-max-age": "3600",
  };
  return new Response(null, { status: 204, headers });
}

/** Lite knows the confirmation of an address only by its old name, and asks one mailbox only about a change. */
async function verify(body: string, { pool, config }: Auth, forward: Forward) {
  const { type, ...rest } = parse(body);
  const { double_confirm_changes, otp_expiry } = config["auth.email"];
  if (type === "email_change" && double_confirm_changes && typeof rest.token_hash === "string") {
    const answer = await confirmOneMailbox({ tokenHash: rest.token_hash, pool, expirySeconds: otp_expiry });
    if (answer) return answer;
  }
  return forward(JSON.stringify({ ...rest, type: type === "email" ? "signup" : type }));
}

/** Lite sends no notices. */
async function updateUser(request: Request, { app, tellPasswordChanged }: Auth) {
  const { password } = parse(await request.clone().text());
  const answer = await app.fetch(request);
  if (!answer.ok || password === undefined) return answer;
  const { email } = parse(await answer.clone().text());
  if (typeof email === "string") await tellPasswordChanged(email);
  return answer;
}

/** Lite refuses every resend as sent too often. */
async function resend(body: string, auth: Auth, forward: Forward) {
  const { type, email } = parse(body);
  if (type !== "signup" || typeof email !== "string") return forward(body);
  await sendConfirmationAgain(email, auth);
  return json({});
}

/** Hosted Supabase does not tell strangers who has an account: a taken address looks like a new one. */
async function signUp(body: string, auth: Auth, forward: Forward) {
  const answer = await forward(body);
  const { email } = parse(body);
  if (answer.status !== 429 || typeof email !== "string") return answer;
  await sendConfirmationAgain(email, auth);
  const now = new Date().toISOString();
  const user = { id: crypto.randomUUID(), aud: "authenticated", role: "", email, phone: "", identities: [] };
  return json({
    ...user,
    app_metadata: {},
    user_metadata: {},
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  });
}

async function sendConfirmationAgain(address: string, { app, pool }: Auth) {
  const email = address.toLowerCase();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const hash = createHash("sha256")
    .update(email + code)
    .digest("hex");
  const unconfirmed = await pool.query(
    `update auth.users set confirmation_token = $1, confirmation_sent_at = now()
     where email = $2 and email_confirmed_at is null`,
    [hash, email],
  );
  if (unconfirmed.rowCount) await app._mailer?.sendConfirmation(email, hash, code);
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return value && typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}

const json = (value: unknown) => Response.json(value, { headers: { "access-control-allow-origin": "*" } });
