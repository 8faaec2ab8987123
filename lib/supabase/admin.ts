import "server-only";
import { createClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { fetchWithTimeout } from "@/lib/supabase/fetch-with-timeout";
import type { Database } from "@/types/database";

/**
 * The service-role client: row-level security does not apply, so each use must have decided who may. It calls SQL
 * functions that check their caller themselves, searches the catalogue for clients that were limited, signs URLs of
 * videos after row-level security has shown the lesson's body, renders lesson texts, stores creators' pictures, and
 * reads Stripe's ids of a purchase in which the member was found to have a part.
 */
export function createAdminClient() {
  return createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: fetchWithTimeout },
  });
}
