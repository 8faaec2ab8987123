import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

type Hold = {
  match: string;
  /** Whether the request is kept from the API, or the answer from the shop. */
  part: "request" | "answer";
  reach(): void;
  released: Promise<void>;
};
type Edit = { match: string; change: (answer: string) => string };

/** Stands between a shop and an API, and keeps single requests or answers back for as long as a test likes. */
export async function startHoldingProxy(api: string) {
  const holds: Hold[] = [];
  const edits: Edit[] = [];
  const server = createServer((request, response) => {
    // The caller may have disconnected.
    passOn(request, response).catch(() => response.destroy());
  });

  async function passOn(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request);
    const said = `${request.method} ${request.url} ${decodeURIComponent(body.replaceAll("+", " "))}`;
    await keepBack("request", said, response);
    const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
    const answer = await fetch(`${api}${request.url}`, {
      method: request.method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body && { body }),
    });
    const answered = await answer.text();
    await keepBack("answer", said, response);
    const edit = edits.find(({ match }) => said.includes(match));
    for (const [name, value] of answer.headers) if (!hopByHop.has(name)) response.setHeader(name, value);
    response.writeHead(answer.status).end(edit ? edit.change(answered) : answered);
  }

  async function keepBack(part: Hold["part"], said: string, response: ServerResponse) {
    const index = holds.findIndex((hold) => hold.part === part && said.includes(hold.match));
    const [hold] = index < 0 ? [] : holds.splice(index, 1);
    if (!hold) return;
    hold.reach();
    await Promise.race([hold.released, once(response, "close")]);
    if (response.destroyed) throw new Error("Who asked is gone.");
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === "object" && address ? address.port : 0}`,
    /** Keeps back the next request that names `match`, or its answer. `reached` resolves when it is there. */
    hold(part: Hold["part"], match: string) {
      const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      holds.push({ match, part, reach, released });
      return { reached, release };
    },
    /** Changes the text of every answer to a request that names `match`, until `undo`. */
    edit(match: string, change: Edit["change"]) {
      const edit = { match, change };
      edits.push(edit);
      return { undo: () => void edits.splice(edits.indexOf(edit), 1) };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Of one connection only; the body is no longer compressed. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-encoding",
]);
