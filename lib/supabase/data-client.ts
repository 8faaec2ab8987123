import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../types/database.ts";
import { env } from "../env.ts";
import { fetchWithTimeout } from "./fetch-with-timeout.ts";

/** What reads and writes the database, without what signs in. */
export type DataClient = Pick<SupabaseClient<Database>, "from" | "rpc">;

/** A client with the rights of this access token; without one, of a guest. Row-level security applies. */
export function createDataClient(token: string | undefined): DataClient {
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY } = env();
  return createClient<Database>(NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    accessToken: async () => token ?? null,
    global: { fetch: fetchWithTimeout },
  });
}
