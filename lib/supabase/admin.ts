import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { boundedFetch } from "@/lib/supabase/bounded-fetch";
import type { Database } from "@/types/database";

/**
 * The service-role client, which row-level security does not bind. Only lib/checkout.ts, lib/payments/record.ts and
 * lib/rate-limit.ts import it, each to call one SQL function that decides for itself.
 */
export function createAdminClient() {
  return createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: boundedFetch },
  });
}
