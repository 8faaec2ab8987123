const timeoutMs = 5_000;

/** `fetch` that fails after five seconds, so that a Supabase that hangs is an outage like any other. */
export const fetchWithTimeout: typeof fetch = (input, init) => {
  const signals = [AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
};
