import "server-only";
import { createServerClient } from "@supabase/ssr";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { readBearerToken } from "@/lib/supabase/bearer-token";
import { authCookieOptions } from "@/lib/supabase/cookie";
import { fetchAuth } from "@/lib/supabase/fetch-auth";
import { limitMaxAge } from "@/lib/supabase/session-lifetime";
import type { Database } from "@/types/database";

/**
 * A client with the session of the current request: by cookie, or for API clients by bearer token.
 * Row-level security applies. One for all of a page.
 */
export const createClient = cache(async () => {
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
