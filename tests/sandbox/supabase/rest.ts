import type { App } from "@supabase/lite";
import { requestContext } from "./request-context.ts";

/** Gives database errors that Lite answers as `500 SUP` the code and status that PostgREST gives them. */
export async function answerRest(request: Request, app: App): Promise<Response> {
  const answer = await app.fetch(request);
  const { error } = requestContext.getStore() ?? {};
  if (answer.status !== 500 || !(error instanceof Error)) return answer;
  // Plain text where a connection was lost before the handler began.
  const body = await answer
    .clone()
    .json()
    .catch(() => ({ code: "SUP" }));
  if (body.code !== "SUP") return answer;
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  const { code, details = null, hint = null } = reason(error);
  return Response.json({ code, message: error.message, details, hint }, { status: statusOf(code), headers });
}

/** node-postgres gives Postgres's errors their five-character SQLSTATE; any other says that the connection failed. */
function reason(error: Error & { code?: string; detail?: string; hint?: string }) {
  const { code = "", detail: details, hint } = error;
  return /^[0-9A-Z]{5}$/.test(code) ? { code, details, hint } : { code: "PGRST001" };
}

/** docs.postgrest.org/en/v13/references/errors.html#http-status-codes */
function statusOf(code: string) {
  if (/^(PGRST001|08|53|57P0)/.test(code)) return 503;
  if (/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|XX)/.test(code)) return 500;
  if (/^(0L|0P|28)/.test(code)) return 403;
  return code.startsWith("P0") && code !== "P0001" ? 500 : 400;
}
