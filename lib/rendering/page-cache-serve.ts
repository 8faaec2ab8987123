import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { toRequestId } from "@/lib/http/request-id";
import { log } from "@/lib/log";
import { loopbackFetch } from "@/lib/rendering/loopback-fetch";
import {
  type Encoding,
  isForEverybody,
  type Page,
  type PageCache,
  toPage,
  toPassingPage,
} from "@/lib/rendering/page-cache";
import { isSharedUrl } from "@/lib/rendering/routes";
import { variantSegment } from "@/lib/rendering/variant-segment";
import { authCookieName } from "@/lib/supabase/cookie";

/** What this process puts on its questions to itself, so that nobody else's pass for one. */
const own = randomUUID();
const ownHeader = "x-lectern-own";

/** Answers with guests' pages: from the cache if they are there, else as Next makes them, and then keeps them there. */
export function createServing(server: Server, cache: PageCache) {
  const making = new Map<string, Promise<Page>>();

  /** One making for all who wait for the same page; after a change of the catalogue another one. */
  function make(key: string, request: IncomingMessage, requestId: string): Promise<Page> {
    const id = `${cache.generation} ${key}`;
    const made = making.get(id) ?? makePage(key, request, requestId).finally(() => making.delete(id));
    making.set(id, made);
    return made;
  }

  async function makePage(key: string, request: IncomingMessage, requestId: string): Promise<Page> {
    const { generation } = cache;
    // Nothing else of the request has a say in a page that is for everybody; its query has none either.
    const { host = "", accept = "*/*", "accept-language": languages = "" } = request.headers;
    const said = { host, accept, "accept-language": languages, "x-request-id": requestId, [ownHeader]: own };
    const answer = await loopbackFetch(server, { path: pathOf(request), headers: said });
    const old = answer.status >= 500 ? cache.getOld(key) : undefined;
    if (old) return old;
    if (!isForEverybody(answer)) return toPassingPage(answer);
    const page = await toPage(answer);
    if (generation === cache.generation) cache.put(key, page);
    return page;
  }

  return {
    isOwnQuestion: ({ headers }: IncomingMessage) => headers[ownHeader] === own,

    serve(request: IncomingMessage, response: ServerResponse, toNext: () => void): void {
      const key = keyOf(request);
      if (key === null) {
        toNext();
        return;
      }
      const requestId = toRequestId(request.headers["x-request-id"]);
      const page = cache.get(key);
      if (page) {
        send(page, request, response, ["x-request-id", requestId, "x-nextjs-cache", "HIT"]);
        log.info({ requestId, method: "GET", path: pathOf(request), variant: "guest" }, "page");
      } else {
        // This visit proxy.ts notes in the log.
        const sendMade = (made: Page) =>
          send(made, request, response, ["x-request-id", requestId, "x-nextjs-cache", "MISS"]);
        make(key, request, requestId).then(sendMade, toNext);
      }
    },
  };
}

/** What a page is kept under: its path and the reader's locale; null for what is not the same for every guest. */
function keyOf(request: IncomingMessage): string | null {
  const { method, url = "", headers } = request;
  if (method !== "GET" || !isSharedUrl(url)) return null;
  // A navigation inside the shop asks for the page's data only; a member is shown a page of their own.
  if (headers.rsc !== undefined || headers.authorization !== undefined) return null;
  if (headers.cookie?.includes(authCookieName)) return null;
  return `${variantSegment("guest", headers["accept-language"] ?? null)} ${pathOf(request)}`;
}

const pathOf = ({ url = "" }: IncomingMessage): string => url.split("?", 1)[0] ?? "";

function send(page: Page, request: IncomingMessage, response: ServerResponse, own: string[]): void {
  const { status, etag, headers, bodies } = page;
  if (etag && request.headers["if-none-match"] === etag) {
    response.writeHead(304, [...headers, ...own]).end();
    return;
  }
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const compressed = encoding === "identity" ? undefined : bodies[encoding];
  const body = compressed ?? bodies.identity;
  const coded = compressed ? ["content-encoding", encoding] : [];
  response.writeHead(status, [...headers, ...own, ...coded, "content-length", String(body.length)]).end(body);
}

function encodingFor(accepted: string | string[] = ""): Encoding {
  const takes = (name: string) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(String(accepted));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}
