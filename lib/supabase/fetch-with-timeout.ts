import { env } from "../env.ts";
import { countRequest } from "./request-counter.ts";

/** `fetch` that fails after SUPABASE_TIMEOUT_MS, so that a Supabase that hangs is an outage like any other. */
export const fetchWithTimeout: typeof fetch = (input, init) => countRequest(() => fetchShared(input, init));

/** The same for what is read once for all visitors, and cached: it is not counted as a page's own. */
export const fetchShared: typeof fetch = (input, init) => {
  const signals = [AbortSignal.timeout(env().SUPABASE_TIMEOUT_MS), ...(init?.signal ? [init.signal] : [])];
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
};
