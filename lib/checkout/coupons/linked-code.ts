import "server-only";
import type { NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { readSiteCookie } from "@/lib/http/cookies/site-cookies";
import { matchRoute } from "@/lib/rendering/routes";
import { cookieName, cookieOptions } from "@/lib/supabase/session/cookie";
import { couponCode } from "@/types/api";

const linkedCookie = "lectern-coupon";

/** Long enough to join, with a mail to confirm, and short enough not to surprise anybody tomorrow. */
const lifetimeSeconds = 60 * 60;

/**
 * For proxy.ts: a lesson's URL with a code, such as a creator's link, is remembered in this browser, because a mailed
 * link leads back without its query. One code for one lesson; an empty one forgets it.
 */
export function keepLinkedCode(request: NextRequest, response: NextResponse): void {
  const { pathname, searchParams } = new URL(request.url);
  const { route, slug } = matchRoute(pathname) ?? {};
  const typed = route?.codeParameter && slug ? searchParams.get(route.codeParameter) : null;
  if (typed === null) return;
  const code = couponCode.safeParse(typed).data;
  const { NEXT_PUBLIC_SITE_URL: site } = env();
  const { secure } = cookieOptions(site);
  const value = code ? encodeURIComponent(`${slug}:${code}`) : "";
  const attributes = `Path=/; Max-Age=${code ? lifetimeSeconds : 0}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  response.headers.append("set-cookie", `${cookieName(linkedCookie, site)}=${value}; ${attributes}`);
}

/** The code of the link by which this browser came to the lesson within the hour. */
export async function readLinkedCode(slug: string): Promise<string | undefined> {
  const [linkedSlug, ...code] = (await readSiteCookie(linkedCookie))?.split(":") ?? [];
  return linkedSlug === slug ? couponCode.safeParse(code.join(":")).data : undefined;
}
