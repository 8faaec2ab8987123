import { env } from "../env.ts";
import { countRequest } from "./request-counter.ts";

/** `fetch` that fails after SUPABASE_TIMEOUT_MS, so that a Supabase that hangs is an outage like any other. */
export const fetchWithTimeout: typeof fetch = (input, init) => countRequest(() => fetchShared(input, init));

/** The same for what is read once for all visitors, and cached: it is not counted as a page's own. */
export const fetchShared: typeof fetch = (input, init) => fetchWithin(env().SUPABASE_TIMEOUT_MS, input, init);

/** Longer than any `statement_timeout` of a SQL function: what takes so long ends there, and says why. */
export const jobTimeoutMs = 65_000;

/** The same for jobs and audits, which read whole tables and delete files by the hundred. */
export const fetchForJob: typeof fetch = (input, init) => fetchWithin(jobTimeoutMs, input, init);

function fetchWithin(timeoutMs: number, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const signals = [AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
}
