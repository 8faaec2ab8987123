import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import { log } from "../../log.ts";
import {
  type CachedPage,
  isCacheableResponse,
  toCachedPage,
  toSearchPage,
  toUncachedResponse,
} from "./cached-page.ts";
import { isSearchKey } from "./key.ts";
import { loopbackFetch } from "./loopback-fetch.ts";
import type { PageCache } from "./page-cache.ts";

/** Renders pages for the cache by fetching them from this very server, where Next answers. */
export function createPageRenderer(server: Server, cache: PageCache) {
  const inFlight = new Map<string, Promise<CachedPage>>();
  /** After a change of the catalogue a page is rendered again, even while an older rendering is in progress. */
  const idOf = (key: string) => `${cache.generation} ${key}`;

  async function fetchPage(key: string, headers: IncomingHttpHeaders): Promise<CachedPage> {
    const { generation } = cache;
    const [, path = ""] = key.split(" ");
    const response = await loopbackFetch(server, { path, headers });
    if (!isCacheableResponse(response)) return toUncachedResponse(response);
    if (isSearchKey(key)) return toSearchPage(response);
    const page = await toCachedPage(response);
    if (generation === cache.generation) cache.set(key, page);
    return page;
  }

  /** When rendering fails or breaks off, an expired page is better than none. */
  async function fetchOrStale(key: string, headers: IncomingHttpHeaders): Promise<CachedPage> {
    const page = await fetchPage(key, headers).catch((err: unknown) => {
      log.error({ key, err }, "page was not rendered");
      const stale = cache.getStale(key);
      if (stale) return stale;
      throw err;
    });
    return page.status >= 500 ? (cache.getStale(key) ?? page) : page;
  }

  return {
    isInFlight: (key: string): boolean => inFlight.has(idOf(key)),

    /** One rendering for all requests that wait for the same page. */
    render(key: string, { headers, socket }: IncomingMessage, requestId: string): Promise<CachedPage> {
      const id = idOf(key);
      const rendering =
        inFlight.get(id) ??
        fetchOrStale(key, {
          // Only what the page may depend on, and what proxy.ts logs.
          "accept-language": headers["accept-language"] ?? "",
          "user-agent": headers["user-agent"] ?? "",
          "x-request-id": requestId,
          // Searches are limited by client.
          "x-forwarded-for": headers["x-forwarded-for"] ?? socket.remoteAddress ?? "",
        }).finally(() => inFlight.delete(id));
      inFlight.set(id, rendering);
      return rendering;
    },
  };
}
