import type { App } from "@supabase/lite";
import type { Pool } from "pg";
import type { SupabaseConfig } from "../config.ts";
import { handleAdmin } from "./auth-admin.ts";
import { confirmOneMailbox } from "./auth-email-change.ts";
import { handleFactors } from "./auth-factors.ts";
import { signInWithPassword } from "./auth-password.ts";
import { refreshSession } from "./auth-refresh.ts";
import { mailMagicLink, recover, resend, signUp } from "./auth-sign-up.ts";
import { completeTokens } from "./auth-tokens.ts";
import { jwksPath, type SigningKeys } from "./signing-keys.ts";

type Auth = {
  app: App;
  pool: Pool;
  secretKey: string;
  signingKeys: SigningKeys;
  config: SupabaseConfig;
  /** Sends the notice, if the configuration enables it. */
  notifyPasswordChanged: (email: string) => Promise<void>;
};
type Forward = (body: string) => Promise<Response>;

/** Handles the auth requests in which Lite differs from hosted Supabase; the rest goes to Lite. */
export async function handleAuth(request: Request, auth: Auth): Promise<Response> {
  const response = await answer(request, auth);
  return request.method === "POST" ? completeTokens(response, auth) : response;
}

async function answer(request: Request, auth: Auth): Promise<Response> {
  if (request.method === "OPTIONS") return preflight(request);
  const { pathname } = new URL(request.url);
  if (pathname === jwksPath) return auth.signingKeys.jwks();
  if (/^(GET|DELETE)$/.test(request.method) && pathname.startsWith("/auth/v1/admin/users/"))
    return handleAdmin(request, auth);
  if (pathname.startsWith("/auth/v1/factors")) return factors(request, auth);
  if (request.method === "GET" && pathname === "/auth/v1/user") return getUser(request, auth);
  if (request.method === "PUT" && pathname === "/auth/v1/user") return updateUser(request, auth);
  if (request.method !== "POST") return auth.app.fetch(request);
  const body = await request.text();
  const forward: Forward = (body) => auth.app.fetch(new Request(request, { body }));
  switch (pathname) {
    case "/auth/v1/token":
      return token(request.url, body, auth, forward);
    case "/auth/v1/verify":
      return verify(body, auth, forward);
    case "/auth/v1/resend":
      return resend(parse(body), auth, () => forward(body));
    case "/auth/v1/signup":
      return signUp(parse(body), auth, () => forward(body));
    case "/auth/v1/recover":
      return recover(parse(body), auth, () => forward(body));
    case "/auth/v1/otp":
      return mailMagicLink(parse(body), auth, () => forward(body));
    default:
      return forward(body);
  }
}

/** Lite sends no `access-control-allow-headers`, without which cross-origin sign-in fails. */
function preflight(request: Request) {
  const headers = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? "",
    "access-control-max-age": "3600",
  };
  return new Response(null, { status: 204, headers });
}

/** The user with their factors, which Lite does not know. */
async function getUser(request: Request, { app, pool }: Auth) {
  const response = await app.fetch(request);
  if (!response.ok) return response;
  const user = await response.json();
  const { rows } = await pool.query(
    "select id, friendly_name, factor_type, status, created_at, updated_at from auth.mfa_factors where user_id = $1",
    [user.id],
  );
  return Response.json({ ...user, factors: rows });
}

async function factors(request: Request, auth: Auth) {
  const { pool, config } = auth;
  const authorization = request.headers.get("authorization") ?? "";
  const asked = new Request(new URL("/auth/v1/user", request.url), { headers: request.headers });
  const user = await auth.app.fetch(asked);
  if (!user.ok) return user;
  const [, payload = ""] = authorization.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const caller = { userId: claims.sub, sessionId: claims.session_id, aal: claims.aal ?? "aal1" };
  const refresh = (refresh_token: string) => {
    const url = new URL("/auth/v1/token?grant_type=refresh_token", request.url);
    const headers = { apikey: request.headers.get("apikey") ?? "", "content-type": "application/json" };
    return auth.app.fetch(
      new Request(url, { method: "POST", headers, body: JSON.stringify({ refresh_token }) }),
    );
  };
  return handleFactors(request, caller, { pool, config, refresh });
}

async function token(url: string, body: string, { pool, config }: Auth, forward: Forward) {
  const { refresh_token, email, password } = parse(body);
  const grant = new URL(url).searchParams.get("grant_type");
  if (grant === "refresh_token" && typeof refresh_token === "string") {
    const reuseSeconds = config.auth.refresh_token_reuse_interval;
    return refreshSession(refresh_token, { pool, reuseSeconds, forward });
  }
  if (grant === "password" && typeof email === "string" && typeof password === "string")
    return signInWithPassword({ email, password, pool, config, forward: () => forward(body) });
  return forward(body);
}

/** Lite knows type `email` only as `signup`, and does not implement secure e-mail change. */
async function verify(body: string, { pool, config }: Auth, forward: Forward) {
  const { type, ...rest } = parse(body);
  const { double_confirm_changes, otp_expiry } = config["auth.email"];
  if (type === "email_change" && double_confirm_changes && typeof rest.token_hash === "string") {
    const response = await confirmOneMailbox({ tokenHash: rest.token_hash, pool, expirySeconds: otp_expiry });
    if (response) return response;
  }
  return forward(JSON.stringify({ ...rest, type: type === "email" ? "signup" : type }));
}

/** Lite sends no password-changed notice. */
async function updateUser(request: Request, { app, notifyPasswordChanged }: Auth) {
  const { password } = parse(await request.clone().text());
  const response = await app.fetch(request);
  if (!response.ok || password === undefined) return response;
  const { email } = parse(await response.clone().text());
  if (typeof email === "string") await notifyPasswordChanged(email);
  return response;
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return value && typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}
