import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { headers } from "next/headers";

/** Holds the id while an API route runs; for pages and actions proxy.ts has put it on the request's headers. */
export const requestScope = new AsyncLocalStorage<string>();

/** The id of the request this code runs for, the same as in its `x-request-id` answer header. */
export async function currentRequestId(): Promise<string | undefined> {
  const id = requestScope.getStore();
  if (id) return id;
  try {
    return (await headers()).get("x-request-id") ?? undefined;
  } catch {
    return undefined; // Work that a page leaves for after its answer has no request any more.
  }
}

/** A caller's own request id if it looks like one, else a new one. */
export const requestIdOf = (request: Request): string => toRequestId(request.headers.get("x-request-id"));

/** The same for the bare header. */
export const toRequestId = (given: string | string[] | null | undefined): string =>
  typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
