/** Longer than any answer of a healthy Supabase takes, shorter than people wait. */
const timeoutMs = 5_000;

/** `fetch` that gives up after five seconds: a Supabase that hangs is then an outage like any other. */
export const fetchWithTimeout: typeof fetch = (input, init) => {
  const signals = [AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
};
