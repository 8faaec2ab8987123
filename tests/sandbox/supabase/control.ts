import type { App } from "@supabase/lite";
import type { Pool } from "pg";
import type { Postgres } from "../postgres/server.ts";
import { openSession } from "./open-session.ts";
import type { createResumable } from "./resumable.ts";
import type { SigningKeys } from "./signing-keys.ts";

type Parts = {
  app: App;
  pool: Pool;
  postgres: Postgres;
  resumable: ReturnType<typeof createResumable>;
  signingKeys: SigningKeys;
};

/**
 * Switches on the Supabase port, until the next start:
 * `PUT /_sandbox/auth {"confirmEmail": false}` allows sign-in without e-mail confirmation;
 * `PUT /_sandbox/signing-keys {"rotate": true}` signs access tokens with a new key, `{"revokeOlder": true}` refuses
 * those of the keys before it;
 * `PUT /_sandbox/session {"userId": id}` signs a member in: `{"accessToken": …}`;
 * `PUT /_sandbox/database {"running": false}` stops Postgres (`true` starts it);
 * `PUT /_sandbox/upload {"expired": signature}` lets the time of one upload's signature pass.
 */
export async function handleControl(
  request: Request,
  { app, pool, postgres, resumable, signingKeys }: Parts,
): Promise<Response> {
  const params = request.method === "PUT" ? await request.json().catch(() => ({})) : {};
  const { pathname } = new URL(request.url);
  const email = app.config.auth?.email;
  if (pathname === "/_sandbox/auth" && typeof params.confirmEmail === "boolean" && email) {
    email.enable_confirmations = params.confirmEmail;
    return Response.json({ confirmEmail: params.confirmEmail });
  }
  if (pathname === "/_sandbox/signing-keys" && params.rotate === true) {
    signingKeys.rotate();
    return Response.json({});
  }
  if (pathname === "/_sandbox/signing-keys" && params.revokeOlder === true) {
    signingKeys.revokeOlder();
    return Response.json({});
  }
  if (pathname === "/_sandbox/session" && typeof params.userId === "string")
    return Response.json({ accessToken: await openSession(params.userId, { pool, signingKeys }) });
  if (pathname === "/_sandbox/database" && typeof params.running === "boolean") {
    await (params.running ? postgres.start() : postgres.stop());
    return Response.json({ running: params.running });
  }
  if (pathname === "/_sandbox/upload" && typeof params.expired === "string") {
    resumable.expire(params.expired);
    return Response.json({});
  }
  const known =
    'PUT /_sandbox/auth {"confirmEmail": …} or PUT /_sandbox/database {"running": …}, each true or false, or PUT /_sandbox/upload {"expired": signature}';
  return Response.json({ error: `Expected ${known}.` }, { status: 400 });
}
