import { randomUUID } from "node:crypto";

declare global {
  var pageCacheToken: string | undefined;
}

/** The header by which the page cache asks Next for the shared rendering of a page. */
export const pageCacheHeader = "x-lectern-page-cache";

/**
 * Its value: random for each process, so that no visitor can send it. It is global because server.ts, where the page
 * cache is, and Next's bundle of proxy.ts load copies of this module.
 */
export function getPageCacheToken(): string {
  globalThis.pageCacheToken ??= randomUUID();
  return globalThis.pageCacheToken;
}

/** Whether this process has a page cache: `next start` alone has none. */
export const hasPageCache = (): boolean => globalThis.pageCacheToken !== undefined;

/** Whether this is the header of a request by the page cache. Never where there is none: under plain `next start`. */
export const isPageCacheToken = (given: string | string[] | null | undefined): boolean =>
  typeof given === "string" && given === globalThis.pageCacheToken;
