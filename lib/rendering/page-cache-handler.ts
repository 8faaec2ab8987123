import { randomUUID } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { watchCatalogueVersion } from "@/lib/catalogue/version";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { loopbackFetch } from "@/lib/rendering/loopback-fetch";
import { PageCache } from "@/lib/rendering/page-cache";
import { createServing } from "@/lib/rendering/page-cache-serve";

const channel = "http.server.request.start";

/**
 * Puts a request handler in front of Next's in the server that `next start` has made: before each page it asks whether
 * the catalogue has changed, and guests' pages it answers from the cache. Next has no hook so early; Node has.
 */
export function putHandlerInFront(): void {
  subscribe(channel, takeOver);
}

function takeOver(message: unknown): void {
  if (!message || typeof message !== "object" || !("server" in message)) return;
  const { server } = message;
  if (!(server instanceof Server)) return;
  unsubscribe(channel, takeOver);
  const handlers = server.listeners("request");
  server.removeAllListeners("request");
  const handle = createHandler(server);
  server.on("request", (request, response) =>
    handle(request, response, () => {
      for (const next of handlers) next.call(server, request, response);
    }),
  );
}

type Handler = (request: IncomingMessage, response: ServerResponse, toNext: () => void) => void;

function createHandler(server: Server): Handler {
  const cache = new PageCache();
  const serving = createServing(server, cache);
  // In development a page is made for one visit: its script asks for debug data by that visit's id, and code changes.
  const keepsPages = env().NODE_ENV !== "development";
  const catalogueIsCurrent = watchCatalogueVersion(async () => {
    const path = "/api/jobs/revalidate";
    const headers = { authorization: `Bearer ${env().CRON_SECRET}`, "x-request-id": randomUUID() };
    const { status } = await loopbackFetch(server, { method: "POST", path, headers });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    cache.expire();
  });
  return (request, response, toNext) => {
    if (!isPage(request) || serving.isOwnQuestion(request)) return toNext();
    const wait = catalogueIsCurrent();
    const serve = () => (keepsPages ? serving.serve(request, response, toNext) : toNext());
    if (!wait) return serve();
    wait.then(serve).catch((err: unknown) => {
      log.error({ err }, "page not served");
      response.destroy();
    });
  };
}

const isPage = ({ url = "" }: IncomingMessage) => !/^\/(api\/|_next\/|covers\/|icon\.svg)/.test(url);
