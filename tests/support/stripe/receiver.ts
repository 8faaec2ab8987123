import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

export type Received = { body: string; signature: string };
export type Receiver = {
  url: string;
  /** Oldest first. */
  received: Received[];
  /** Resolves when this many have arrived in total. */
  arrivals(count: number): Promise<Received[]>;
  /** Statuses of the next responses; after them 200. */
  answerNext(...statuses: number[]): void;
  stop(): Promise<void>;
};

/** A webhook endpoint that records what it receives. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const statuses: number[] = [];
  const arrived = new EventTarget();
  const server = createServer(async (request, response) => {
    received.push(await read(request));
    response.writeHead(statuses.shift() ?? 200, { location: "/elsewhere" }).end();
    arrived.dispatchEvent(new Event("arrival"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    received,
    arrivals: async (count) => {
      while (received.length < count) await once(arrived, "arrival");
      return received;
    },
    answerNext: (...next) => void statuses.push(...next),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  return { body: await text(request), signature: String(request.headers["stripe-signature"]) };
}
