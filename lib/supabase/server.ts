import "server-only";
import { createServerClient } from "@supabase/ssr";
import { isAuthRetryableFetchError } from "@supabase/supabase-js";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { createDataClient } from "@/lib/supabase/data-client";
import { readBearerToken } from "@/lib/supabase/session/bearer-token";
import { authCookieOptions } from "@/lib/supabase/session/cookie";
import { fetchAuth } from "@/lib/supabase/session/fetch-auth";
import { readAccessToken } from "@/lib/supabase/session/session-cookies";
import { limitMaxAge } from "@/lib/supabase/session/session-lifetime";
import type { Database } from "@/types/database";

/**
 * A client of the database with the token of the current request: by cookie, or for API clients by bearer token.
 * Row-level security applies. One for all of a page; in actions and route handlers React caches nothing, and each call
 * makes one.
 */
export const createClient = cache(async () => createDataClient(await getAccessToken()));

/**
 * The access token of the current request, refreshed where it had to be; not verified. Undefined for guests.
 * @throws UnavailableError when it has to be refreshed and Auth cannot be reached.
 */
export const getAccessToken = cache(async (): Promise<string | undefined> => {
  const bearer = await bearerToken();
  if (bearer !== undefined) return bearer;
  const { name } = authCookieOptions(env().NEXT_PUBLIC_SITE_URL);
  const token = await readAccessToken(await cookies(), name);
  if (token !== undefined) return token;
  const { data, error } = await (await createAuthClient()).auth.getSession();
  if (error && isAuthRetryableFetchError(error)) throw new UnavailableError("auth: cannot be reached");
  return data.session?.access_token;
});

/** A client of Auth with the session of the current request, which it can begin, refresh, change and end. */
export const createAuthClient = cache(async () => {
  const [store, token] = await Promise.all([cookies(), bearerToken()]);
  const site = env();
  return createServerClient<Database>(
    site.NEXT_PUBLIC_SUPABASE_URL,
    site.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    {
      cookieOptions: authCookieOptions(site.NEXT_PUBLIC_SITE_URL),
      global: { fetch: fetchAuth, ...(token && { headers: { Authorization: `Bearer ${token}` } }) },
      cookies: {
        getAll: () => (token ? [] : store.getAll()),
        setAll(changed) {
          try {
            for (const { name, value, options } of changed) store.set(name, value, limitMaxAge(options));
          } catch {
            // A page cannot set cookies; proxy.ts has refreshed the session before the page ran.
          }
        },
      },
    },
  );
});

export const bearerToken = async (): Promise<string | undefined> => readBearerToken(await headers());
