import { env } from "@/lib/env";
import { type Failure, failure } from "@/lib/errors";
import { readBearerToken } from "@/lib/supabase/session/bearer-token";
import { authCookieOptions } from "@/lib/supabase/session/cookie";

/**
 * CSRF check for forms that post to a route handler; server actions check by themselves. Browsers send Sec-Fetch-Site
 * with TLS only, and Origin always.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  return headers.get("origin") === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}

/**
 * CSRF check for a request to the API: one that a browser's cookie authenticates must come from the shop's own pages,
 * and a write must be JSON, which another site cannot send without asking first (Fetch standard, CORS-safelisted).
 * A client that is no browser sends neither Sec-Fetch-Site nor Origin, and acts for itself alone.
 */
export function refuseForeignWrite({ method, headers }: Request): Failure | null {
  if (/^(GET|HEAD|OPTIONS)$/.test(method) || readBearerToken(headers) || !hasSession(headers)) return null;
  const isBrowser = headers.has("sec-fetch-site") || headers.has("origin");
  if (isBrowser && !isSameOrigin(headers)) return failure("cross_origin");
  const isJson = /^application\/json *(;|$)/i.test(headers.get("content-type") ?? "");
  return isJson ? null : failure("unsupported_media_type");
}

const hasSession = (headers: Headers) =>
  headers.get("cookie")?.includes(authCookieOptions(env().NEXT_PUBLIC_SITE_URL).name) ?? false;

/**
 * For forms that run server actions: whether a browser sent this from a page of another site. Behind a proxy the host
 * that Next sees may be any, so the configured site decides. What is no browser sends neither header.
 */
export function isForeign(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return origin !== new URL(env().NEXT_PUBLIC_SITE_URL).origin;
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
