import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { askSelf } from "@/lib/page-shelf/ask-self";
import { type Encoding, isForEverybody, type Page, type Shelf, toPage } from "@/lib/page-shelf/shelf";
import { toRequestId } from "@/lib/request-id";
import { isSharedPath } from "@/lib/shared-pages";
import { authCookieName } from "@/lib/supabase/cookie";
import { viewerSegment } from "@/lib/viewer-segment";

/** What this process puts on its questions to itself, so that nobody else's pass for one. */
const own = randomUUID();
const ownHeader = "x-lectern-own";

/** Hands pages over the counter: from the shelf if they are there, else as Next makes them, and then puts them there. */
export function createDesk(server: Server, shelf: Shelf) {
  const making = new Map<string, Promise<Page>>();

  /** One making for all who wait for the same page; after a change of the catalogue another one. */
  function make(key: string, request: IncomingMessage, requestId: string): Promise<Page> {
    const id = `${shelf.generation} ${key}`;
    const made = making.get(id) ?? makePage(key, request, requestId).finally(() => making.delete(id));
    making.set(id, made);
    return made;
  }

  async function makePage(key: string, request: IncomingMessage, requestId: string): Promise<Page> {
    const { generation } = shelf;
    const { url: path = "/", headers } = request;
    // Nothing else of the request has a say in a page that is for everybody.
    const { host = "", accept = "*/*", "accept-language": languages = "" } = headers;
    const said = { host, accept, "accept-language": languages, "x-request-id": requestId, [ownHeader]: own };
    const answer = await askSelf(server, { path, headers: said });
    const old = answer.status >= 500 ? shelf.getOld(key) : undefined;
    if (old) return old;
    const page = await toPage(answer);
    if (isForEverybody(answer) && generation === shelf.generation) shelf.put(key, page);
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
      const page = shelf.get(key);
      if (page) {
        send(page, request, response, ["x-request-id", requestId, "x-nextjs-cache", "HIT"]);
        log.info({ requestId, method: "GET", path: request.url, viewer: "guest" }, "page");
      } else {
        // This visit proxy.ts notes in the log.
        const sendMade = (made: Page) =>
          send(made, request, response, ["x-request-id", requestId, "x-nextjs-cache", "MISS"]);
        make(key, request, requestId).then(sendMade, toNext);
      }
    },
  };
}

/** The page's place on the shelf: its address and the reader's locale; null for what is not the same for every guest. */
function keyOf({ method, url = "", headers }: IncomingMessage): string | null {
  if (method !== "GET" || !isSharedPath(url)) return null;
  // A navigation inside the shop asks for the page's data only; a member is shown a page of their own.
  if (headers.rsc !== undefined || headers.authorization !== undefined) return null;
  if (headers.cookie?.includes(authCookieName)) return null;
  return `${viewerSegment("guest", headers["accept-language"] ?? null)} ${url}`;
}

function send(page: Page, request: IncomingMessage, response: ServerResponse, own: string[]): void {
  const { status, etag, headers, bodies } = page;
  if (etag && request.headers["if-none-match"] === etag) {
    response.writeHead(304, [...headers, ...own]).end();
    return;
  }
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const body = bodies[encoding];
  const coded = encoding === "identity" ? [] : ["content-encoding", encoding];
  response.writeHead(status, [...headers, ...own, ...coded, "content-length", String(body.length)]).end(body);
}

function encodingFor(accepted: string | string[] = ""): Encoding {
  const takes = (name: string) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(String(accepted));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}
