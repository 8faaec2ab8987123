import { createClient } from "@supabase/supabase-js";
import type { Database } from "../../types/database.ts";
import { env } from "../env.ts";
import { fetchShared } from "./fetch-with-timeout.ts";

/** A client with the role anon, for shared caches. Row-level security applies. */
export function createPublicClient() {
  return createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: fetchShared },
  });
}
