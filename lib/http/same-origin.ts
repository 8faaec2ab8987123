import { env } from "@/lib/env";

/**
 * CSRF check for forms that post to a route handler; server actions check by themselves. Browsers send Sec-Fetch-Site
 * with TLS only, and Origin always.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  return headers.get("origin") === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
