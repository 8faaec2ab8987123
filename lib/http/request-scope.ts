import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { headers } from "next/headers";

/** The id while an API route runs; pages and actions have it in a header from proxy.ts. */
export const requestScope = new AsyncLocalStorage<string>();

/** The id of the current request, as in its `x-request-id` response header. */
export async function currentRequestId(): Promise<string | undefined> {
  const id = requestScope.getStore();
  if (id) return id;
  try {
    return (await headers()).get("x-request-id") ?? undefined;
  } catch {
    return undefined; // Work in `after()` has no request.
  }
}
