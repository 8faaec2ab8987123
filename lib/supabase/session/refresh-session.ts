import { createServerClient } from "@supabase/ssr";
import type { NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { clearBrowserCache } from "@/lib/supabase/session/clear-browser-cache";
import { authCookieOptions } from "@/lib/supabase/session/cookie";
import { fetchAuth } from "@/lib/supabase/session/fetch-auth";
import { readAccessToken } from "@/lib/supabase/session/session-cookies";
import { isSessionOver, limitMaxAge, readClaims } from "@/lib/supabase/session/session-lifetime";
import { verifyToken } from "@/lib/supabase/session/verify-token";
import type { Database } from "@/types/database";

/** Supabase's client retries for 25 seconds, too long for a page. */
const timeoutMs = 3_000;

/**
 * Refreshes an expired session, in the request for the page that renders next and in the response for the browser.
 * `token` is the member's. It only chooses the rendering: each page verifies the token again.
 * While Auth is down or busy the visitor gets the guest's page and keeps their session.
 */
export async function refreshSession(request: NextRequest) {
  const cookies: Parameters<NextResponse["cookies"]["set"]>[] = [];
  const headers: Record<string, string> = {};
  const applyTo = (response: NextResponse) => {
    for (const cookie of cookies) response.cookies.set(...cookie);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  };
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, NEXT_PUBLIC_SITE_URL } = env();
  const cookieOptions = authCookieOptions(NEXT_PUBLIC_SITE_URL);
  const hasCookie = request.cookies.getAll().some(({ name }) => name.startsWith(cookieOptions.name));
  if (!hasCookie) return { token: null, applyTo };
  const current = await readAccessToken(request.cookies, cookieOptions.name);
  if (current && !isSessionOver(readClaims(current)) && (await isGenuineToken(current)))
    return { token: current, applyTo };
  const client = createServerClient<Database>(
    NEXT_PUBLIC_SUPABASE_URL,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    {
      cookieOptions,
      global: { fetch: fetchAuth },
      cookies: {
        getAll: () => request.cookies.getAll(),
        setAll(changed, cacheHeaders) {
          for (const { name, value, options } of changed) {
            request.cookies.set(name, value);
            cookies.push([name, value, limitMaxAge(options)]);
          }
          Object.assign(headers, cacheHeaders);
        },
      },
    },
  );
  const answer = await Promise.race([client.auth.getSession(), timedOut()]);
  // Supabase's client would sign out on temporary errors too.
  if (answer.error && !isFinal(answer.error.status)) cookies.length = 0;
  const { session } = answer.data;
  const isOver = session !== null && isSessionOver(readClaims(session.access_token));
  if (isOver) await client.auth.signOut({ scope: "local" });
  const isGenuine = session !== null && !isOver && (await isGenuineToken(session.access_token));
  // A page must not send the database a token that it refuses; the browser keeps its session, which Auth may yet
  // refresh. Actions verify the token themselves, and signing out must find it.
  if (session && !isGenuine && /^(GET|HEAD)$/.test(request.method))
    forgetSession(request, cookieOptions.name);
  if (!isGenuine && cookies.length > 0) Object.assign(headers, clearBrowserCache);
  return { token: isGenuine ? session.access_token : null, applyTo };
}

/** Whether Auth signed this token, with a key that is still in use. During an outage the page asks. */
async function isGenuineToken(token: string): Promise<boolean> {
  const verified = verifyToken(token).catch((error: unknown) => {
    if (error instanceof UnavailableError) return undefined;
    throw error;
  });
  return (await Promise.race([verified, timedOut().then(() => undefined)])) !== null;
}

function forgetSession({ cookies }: NextRequest, cookieName: string): void {
  for (const { name } of cookies.getAll()) if (name.startsWith(cookieName)) cookies.delete(name);
}

async function timedOut() {
  await new Promise((resolve) => setTimeout(resolve, timeoutMs).unref());
  return { data: { session: null }, error: { status: undefined } };
}

/** Only these mean that the session is over; rate limits and outages are temporary. */
const isFinal = (status: number | undefined) => status === 400 || status === 401 || status === 403;
