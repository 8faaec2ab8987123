import { randomUUID } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { followCatalogue } from "@/lib/catalogue-edition";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { askSelf } from "@/lib/page-shelf/ask-self";
import { createDesk } from "@/lib/page-shelf/desk";
import { Shelf } from "@/lib/page-shelf/shelf";

const channel = "http.server.request.start";

/**
 * Stands in front of Next in the server that `next start` has made: before each page it asks whether the catalogue
 * has changed, and guests' pages it answers from the shelf. Next has no hook so early; Node has.
 */
export function standInFront(): void {
  subscribe(channel, takeOver);
}

function takeOver(message: unknown): void {
  if (!message || typeof message !== "object" || !("server" in message)) return;
  const { server } = message;
  if (!(server instanceof Server)) return;
  unsubscribe(channel, takeOver);
  const handlers = server.listeners("request");
  server.removeAllListeners("request");
  const answer = createFront(server);
  server.on("request", (request, response) =>
    answer(request, response, () => {
      for (const handle of handlers) handle.call(server, request, response);
    }),
  );
}

type Front = (request: IncomingMessage, response: ServerResponse, toNext: () => void) => void;

function createFront(server: Server): Front {
  const shelf = new Shelf();
  const desk = createDesk(server, shelf);
  const catalogueIsCurrent = followCatalogue(async () => {
    const path = "/api/jobs/revalidate";
    const headers = { authorization: `Bearer ${env().CRON_SECRET}`, "x-request-id": randomUUID() };
    const { status } = await askSelf(server, { method: "POST", path, headers });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    shelf.expire();
  });
  return (request, response, toNext) => {
    if (!isPage(request) || desk.isOwnQuestion(request)) return toNext();
    const wait = catalogueIsCurrent();
    const serve = () => desk.serve(request, response, toNext);
    if (!wait) return serve();
    wait.then(serve).catch((err: unknown) => {
      log.error({ err }, "page not served");
      response.destroy();
    });
  };
}

const isPage = ({ url = "" }: IncomingMessage) => !/^\/(api\/|_next\/|covers\/|icon\.svg)/.test(url);
