import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { toRequestId } from "../../http/request-id.ts";
import { log } from "../../log.ts";
import { revalidateCatalogue, sharedCatalogueWatcher } from "../catalogue-watcher.ts";
import { countLessonView } from "../lesson-views.ts";
import { logPage } from "../log-page.ts";
import type { CachedPage } from "./cached-page.ts";
import { encodingFor } from "./encodings.ts";
import { pageCacheKey } from "./key.ts";
import { isLoopbackRequest, loopbackOrigin } from "./loopback-fetch.ts";
import { getPageCacheToken, pageCacheHeader } from "./mark.ts";
import { PageCache } from "./page-cache.ts";
import { createPageRenderer, isSpeculativeRequest } from "./page-renderer.ts";
import { sendPage } from "./send-page.ts";

/**
 * The page cache in front of Next: answers guests' pages from memory and passes every other request on. Before each
 * page it checks the catalogue version.
 */
export function createPageCacheHandler(
  server: Server,
  toNext: RequestListener,
  megabytes: number,
): RequestListener {
  const cache = new PageCache(megabytes * 1024 * 1024);
  getPageCacheToken(); // From now on this process has a page cache.
  const serve = createServe(server, cache, toNext);
  const catalogueIsCurrent = sharedCatalogueWatcher(async ({ version, isSettled }) => {
    await revalidateCatalogue(loopbackOrigin(server));
    cache.expireAll(isSettled ? version : null);
  });
  return (request, response) => {
    if (/^\/(api|_next)\//.test(request.url ?? "") || isLoopbackRequest(request))
      return toNext(request, response);
    const current = catalogueIsCurrent();
    if (!current) return serve(request, response);
    void current.then(() => serve(request, response)).catch(endBroken(response));
  };
}

function createServe(server: Server, cache: PageCache, toNext: RequestListener): RequestListener {
  const renderer = createPageRenderer(server, cache);
  return (request, response) => {
    const key = pageCacheKey(request);
    if (key === null) return toNext(request, response);
    if (request.headers.rsc === "1") {
      // A navigation inside the shop fetches the page's data only, which Next has cached.
      request.headers[pageCacheHeader] = getPageCacheToken();
      return toNext(request, response);
    }
    const requestId = toRequestId(request.headers["x-request-id"]);
    const send = (page: CachedPage, state: "HIT" | "MISS") => {
      const headers = [...ownHeaders, "x-request-id", requestId, "x-nextjs-cache", state];
      const body = cache.bodyOf(page, encodingFor(request));
      if (!(body instanceof Promise)) return sendPage(page, body, request, response, headers);
      return body.then((made) => sendPage(page, made, request, response, headers));
    };
    const page = cache.get(key);
    if (page) {
      void send(page, "HIT")?.catch(endBroken(response));
      logVisit(request, requestId);
      return;
    }
    renderer
      .get(key, request, requestId)
      .then(
        ({ page, state, isLogged }) => {
          // A redirect keeps the query, which a cached page does not depend on.
          if (page.status === 308) return toNext(request, response);
          if (!isLogged) logVisit(request, requestId);
          return send(page, state);
        },
        () => toNext(request, response),
      )
      .catch(endBroken(response));
  };
}

/** Going back, a browser shows what it has without asking, unless the session has changed since. */
const ownHeaders = ["vary", "Cookie"];

/** Without it an error while sending would end the process as an unhandled rejection. */
const endBroken = (response: ServerResponse) => (err: unknown) => {
  log.error({ err }, "page was not sent");
  response.destroy();
};

function logVisit({ method, url = "", headers, socket }: IncomingMessage, requestId: string): void {
  const [path = ""] = url.split("?", 1);
  const userAgent = headers["user-agent"];
  logPage({ requestId, method, path, variant: "guest", userAgent });
  countLessonView({
    method,
    path,
    userAgent,
    forwardedFor: `${headers["x-forwarded-for"] ?? socket.remoteAddress}`,
    isPrefetch: isSpeculativeRequest(headers),
  });
}
