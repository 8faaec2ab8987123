import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../types/database.ts";
import { env } from "../env.ts";
import { fetchForJob, fetchShared, fetchWithTimeout } from "./fetch-with-timeout.ts";

export type ServiceClient = SupabaseClient<Database>;

/**
 * For pages and actions, for jobs and audits, which may take a minute, and for `server.ts` and `proxy.ts`, whose
 * requests are no page's own.
 */
const fetches = { page: fetchWithTimeout, job: fetchForJob, server: fetchShared };

const clients: Partial<Record<keyof typeof fetches, ServiceClient>> = {};

/**
 * The client with the role `service_role`, to which row-level security does not apply. It keeps nothing about a
 * request and is made once, because making one costs half as much as asking it. Pages and jobs have it from `admin.ts`.
 */
export function serviceClient(use: keyof typeof fetches): ServiceClient {
  clients[use] ??= createClient<Database>(env().NEXT_PUBLIC_SUPABASE_URL, env().SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
    global: { fetch: fetches[use] },
  });
  return clients[use];
}
