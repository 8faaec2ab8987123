import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { fetchWithTimeout } from "@/lib/supabase/fetch-with-timeout";
import type { Database } from "@/types/database";

/**
 * The service-role client, which row-level security does not bind: for lib/checkout/open.ts, lib/checkout/expire.ts, lib/operator/tasks.ts,
 * lib/account/delete.ts, lib/http/rate-limit.ts, lib/learning/video.ts and lib/payments, which call SQL functions that decide for
 * themselves who may. Beside that lib/payments/check.ts reads Stripe's ids, of a purchase that the person was seen to have a
 * part in, and lib/learning/video.ts has a link signed to the file of a lesson that the person was seen to read.
 */
export function createAdminClient() {
  return createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: fetchWithTimeout },
  });
}
