import { env } from "@/lib/env";

/**
 * Was this form sent from one of the shop's own pages? For forms that lead to a route and not to a server action, which
 * looks for itself. Browsers say it in Sec-Fetch-Site where there is TLS, and in Origin everywhere.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  return headers.get("origin") === new URL(env().NEXT_PUBLIC_SITE_URL).origin;
}
