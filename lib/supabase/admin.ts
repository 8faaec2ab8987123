import "server-only";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { env } from "@/lib/env";
import { fetchForJob, fetchWithTimeout } from "@/lib/supabase/fetch-with-timeout";
import type { Database } from "@/types/database";

let client: SupabaseClient<Database> | undefined;
let jobClient: SupabaseClient<Database> | undefined;

/**
 * The service-role client: row-level security does not apply, so each use must have decided who may. It calls SQL
 * functions that check their caller themselves, searches the catalogue for clients that were limited, signs URLs of
 * videos after row-level security has shown the lesson's body, renders lesson texts, stores creators' pictures, and
 * reads Stripe's ids of a purchase in which the member was found to have a part. It is made once: it keeps nothing
 * about a request, and making one costs half as much as asking it.
 */
export function createAdminClient(): SupabaseClient<Database> {
  client ??= createServiceClient(fetchWithTimeout);
  return client;
}

/** The same for jobs and audits, which may take a minute: for nothing that a page waits for. */
export function createJobClient(): SupabaseClient<Database> {
  jobClient ??= createServiceClient(fetchForJob);
  return jobClient;
}

const createServiceClient = (fetch: typeof globalThis.fetch) =>
  createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch },
  });
