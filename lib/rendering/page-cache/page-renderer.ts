import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import { isSpeculative } from "../../http/pages/speculative.ts";
import { log } from "../../log.ts";
import {
  type CachedPage,
  isCacheableResponse,
  toCachedPage,
  toSearchPage,
  toUncachedResponse,
} from "./cached-page.ts";
import { createContentKeys } from "./content-keys.ts";
import { isSearchKey, pathOf } from "./key.ts";
import { loopbackFetch } from "./loopback-fetch.ts";
import type { ContentKey, PageCache } from "./page-cache.ts";

/** `state`: whether the page comes from a cache, of a search from Next's. */
type Found = { page: CachedPage; state: "HIT" | "MISS" };

/** `isLogged`: the page was rendered for this very request, whose visit proxy.ts has logged. */
type Answer = Found & { isLogged: boolean };

type ReadContent = (key: string) => Promise<ContentKey | undefined>;

/**
 * Gets a page that is not in the cache or may be outdated: one that may be outdated is first compared with what the
 * database says of it, and every other is rendered by Next, whom this very server asks. `readContentKey` is for tests.
 */
export function createPageRenderer(server: Server, cache: PageCache, readContentKey = createContentKeys()) {
  const inFlight = new Map<string, Promise<Answer>>();
  const readContent: ReadContent = (key) => readContentKey(pathOf(key)).catch(() => undefined);

  async function compareOrRender(key: string, headers: IncomingHttpHeaders): Promise<Answer> {
    const page = await getUnchanged(cache, key, readContent);
    if (page) return { page, state: "HIT", isLogged: false };
    return { ...(await renderOrGetStale(key, headers)), isLogged: true };
  }

  /** When rendering fails or breaks off, an expired page is better than none. */
  async function renderOrGetStale(key: string, headers: IncomingHttpHeaders): Promise<Found> {
    const getStale = (): Found | undefined => {
      const page = cache.getStale(key);
      return page && { page, state: "MISS" };
    };
    const found = await render(server, cache, key, headers, readContent).catch((err: unknown) => {
      log.error({ key, err }, "page was not rendered");
      const stale = getStale();
      if (stale) return stale;
      throw err;
    });
    return found.page.status >= 500 ? (getStale() ?? found) : found;
  }

  /** That one client was refused says nothing of another. */
  const share = (answer: Answer, key: string, headers: IncomingHttpHeaders) =>
    answer.page.status === 429 ? compareOrRender(key, headers) : { ...answer, isLogged: false };

  return {
    /** One reading or rendering for all requests that wait for the same page. */
    get(key: string, request: IncomingMessage, requestId: string): Promise<Answer> {
      // After a change of the catalogue a page is rendered again, even while an older rendering is in progress.
      const id = `${cache.generation} ${key}`;
      const waiting = inFlight.get(id);
      const headers = headersOf(request, requestId);
      if (waiting) return waiting.then((answer) => share(answer, key, headers));
      const answer = compareOrRender(key, headers).finally(() => inFlight.delete(id));
      inFlight.set(id, answer);
      return answer;
    },
  };
}

/** A cached page, if it shows what there is now. */
async function getUnchanged(
  cache: PageCache,
  key: string,
  readContent: ReadContent,
): Promise<CachedPage | undefined> {
  if (!cache.isCheckable(key)) return;
  const { generation } = cache;
  const content = await readContent(key);
  return content && cache.confirm(key, content, generation);
}

async function render(
  server: Server,
  cache: PageCache,
  key: string,
  headers: IncomingHttpHeaders,
  readContent: ReadContent,
): Promise<Found> {
  const { generation } = cache;
  const response = await loopbackFetch(server, { path: pathOf(key), headers });
  if (!isCacheableResponse(response)) return { page: toUncachedResponse(response), state: "MISS" };
  if (isSearchKey(key)) {
    const state = response.headers["x-nextjs-cache"] === "HIT" ? "HIT" : "MISS";
    return { page: await toSearchPage(response), state };
  }
  const page = await toCachedPage(response);
  if (generation === cache.generation) {
    cache.set(key, page);
    void recordContentKey(cache, key, page, readContent);
  }
  return { page, state: "MISS" };
}

/** After the visit. Without it the page is cached until the next change of the catalogue. */
async function recordContentKey(cache: PageCache, key: string, page: CachedPage, readContent: ReadContent) {
  if (cache.version === null) return;
  const content = await readContent(key);
  if (content) cache.setContent(key, page, content);
}

export const isSpeculativeRequest = (headers: IncomingHttpHeaders): boolean =>
  isSpeculative({ get: (name) => headers[name]?.toString() ?? null });

/** Only what the page may depend on, and what proxy.ts logs and counts. */
const headersOf = ({ headers, socket }: IncomingMessage, requestId: string): IncomingHttpHeaders => ({
  ...(isSpeculativeRequest(headers) && { "sec-purpose": "prefetch" }),
  "accept-language": headers["accept-language"] ?? "",
  "user-agent": headers["user-agent"] ?? "",
  "x-request-id": requestId,
  // Searches are limited by client.
  "x-forwarded-for": headers["x-forwarded-for"] ?? socket.remoteAddress ?? "",
});
