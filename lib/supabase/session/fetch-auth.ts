import { fetchWithTimeout } from "../fetch-with-timeout.ts";

declare global {
  var sessionRefreshes: Map<string, Promise<Response>> | undefined;
}

// Global because Next's bundles (proxy, pages, routes) load copies of this module.
globalThis.sessionRefreshes ??= new Map();
const refreshes = globalThis.sessionRefreshes;

/** `fetchWithTimeout` in which requests that refresh the same session at the same time share one answer of Auth. */
export const fetchAuth: typeof fetch = async (input, init) => {
  const refresh = refreshOf(input, init);
  if (!refresh) return fetchWithTimeout(input, init);
  const shared = refreshes.get(refresh);
  if (shared) return (await shared).clone();
  // Only clones are read, so that any number of them can be made.
  const answer = fetchWithTimeout(input, init);
  refreshes.set(refresh, answer);
  try {
    return (await answer).clone();
  } finally {
    refreshes.delete(refresh);
  }
};

/** The body of a request that refreshes a session. */
function refreshOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): string | undefined {
  const isRefresh = typeof input === "string" && input.includes("/token?grant_type=refresh_token");
  return isRefresh && typeof init?.body === "string" ? init.body : undefined;
}
