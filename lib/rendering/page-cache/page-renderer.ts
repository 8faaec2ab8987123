import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import { log } from "../../log.ts";
import {
  type CachedPage,
  isCacheableResponse,
  toCachedPage,
  toSearchPage,
  toUncachedResponse,
} from "./cached-page.ts";
import { createContentKeys } from "./content-keys.ts";
import { isSearchKey } from "./key.ts";
import { loopbackFetch } from "./loopback-fetch.ts";
import type { PageCache } from "./page-cache.ts";

/**
 * Renders pages for the cache by fetching them from this very server, where Next answers. A kept page that an earlier
 * version of the catalogue had is first compared with what the database says of it.
 */
export function createPageRenderer(server: Server, cache: PageCache, readContentKey = createContentKeys()) {
  const inFlight = new Map<string, Promise<CachedPage>>();
  /** After a change of the catalogue a page is rendered again, even while an older rendering is in progress. */
  const idOf = (key: string) => `${cache.generation} ${key}`;

  async function fetchPage(key: string, headers: IncomingHttpHeaders): Promise<CachedPage> {
    const { generation } = cache;
    const path = pathOf(key);
    const response = await loopbackFetch(server, { path, headers });
    if (!isCacheableResponse(response)) return toUncachedResponse(response);
    if (isSearchKey(key)) return toSearchPage(response);
    const page = await toCachedPage(response);
    if (generation === cache.generation) {
      cache.set(key, page);
      void noteContent(key, page);
    }
    return page;
  }

  /** After the visit. Without it the page is kept until the next change of the catalogue. */
  async function noteContent(key: string, page: CachedPage): Promise<void> {
    if (cache.version === null) return;
    const content = await contentOf(key);
    if (content) cache.setContent(key, page, content);
  }

  const contentOf = (key: string) =>
    readContentKey(pathOf(key)).catch((err: unknown) => {
      log.warn({ key, err }, "content key was not read");
      return undefined;
    });

  /** A kept page, if it shows what there is now. */
  async function getUnchanged(key: string): Promise<CachedPage | undefined> {
    if (!cache.isCheckable(key)) return;
    const { generation } = cache;
    const content = await contentOf(key);
    const page = content && cache.confirm(key, content, generation);
    return page && { ...page, state: "HIT" };
  }

  const render = async (key: string, headers: IncomingHttpHeaders): Promise<CachedPage> =>
    (await getUnchanged(key)) ?? fetchOrStale(key, headers);

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

    /** One reading or rendering for all requests that wait for the same page. */
    get(key: string, { headers, socket }: IncomingMessage, requestId: string): Promise<CachedPage> {
      const id = idOf(key);
      const rendering =
        inFlight.get(id) ??
        render(key, {
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

const pathOf = (key: string) => key.slice(key.indexOf(" ") + 1);
