import type { App } from "@supabase/lite";
import type { Postgres } from "../postgres/server.ts";

/**
 * What people and tests may switch, on the Supabase port, until the next start:
 * `PUT /_sandbox/auth {"confirmEmail": false}` lets people in without a confirmed address, and
 * `PUT /_sandbox/database {"running": false}` takes the database away (`true` brings it back).
 */
export async function answerControl(request: Request, app: App, postgres: Postgres): Promise<Response> {
  const wish = request.method === "PUT" ? await request.json().catch(() => ({})) : {};
  const { pathname } = new URL(request.url);
  const email = app.config.auth?.email;
  if (pathname === "/_sandbox/auth" && typeof wish.confirmEmail === "boolean" && email) {
    email.enable_confirmations = wish.confirmEmail;
    return Response.json({ confirmEmail: wish.confirmEmail });
  }
  if (pathname === "/_sandbox/database" && typeof wish.running === "boolean") {
    await (wish.running ? postgres.start() : postgres.stop());
    return Response.json({ running: wish.running });
  }
  const known =
    'PUT /_sandbox/auth {"confirmEmail": …} or PUT /_sandbox/database {"running": …}, each true or false';
  return Response.json({ error: `Expected ${known}.` }, { status: 400 });
}
