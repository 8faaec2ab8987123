import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { boundedFetch } from "@/lib/supabase/bounded-fetch";
import type { Database } from "@/types/database";

/**
 * The service-role client, which row-level security does not bind: for lib/open-checkout.ts, lib/end-checkout.ts, lib/operator.ts,
 * lib/account-deletion.ts, lib/rate-limit.ts, lib/videos.ts and lib/payments, which call SQL functions that decide for
 * themselves who may. Beside that lib/payments/check.ts reads Stripe's ids, of a purchase that the person was seen to have a
 * part in, and lib/videos.ts has a link signed to the file of a lesson that the person was seen to read.
 */
export function createAdminClient() {
  return createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: boundedFetch },
  });
}
