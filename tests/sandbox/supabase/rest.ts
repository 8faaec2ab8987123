import type { App } from "@supabase/lite";
import { requestContext } from "./request-context.ts";

/** Gives database errors that Lite returns as `500 SUP` the code and status of PostgREST. */
export async function handleRest(request: Request, app: App): Promise<Response> {
  const response = await app.fetch(request);
  const { error } = requestContext.getStore() ?? {};
  if (response.status !== 500 || !(error instanceof Error)) return response;
  // Lite responds with plain text when the connection was lost before its handler started.
  const body = await response
    .clone()
    .json()
    .catch(() => ({ code: "SUP" }));
  if (body.code !== "SUP") return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const { code, details = null, hint = null } = reason(error);
  return Response.json({ code, message: error.message, details, hint }, { status: statusOf(code), headers });
}

/** Postgres errors have a five-character SQLSTATE; any other error is a failed connection. */
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
