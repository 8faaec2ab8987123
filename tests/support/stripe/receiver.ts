import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

export type Received = { body: string; signature: string };
export type Receiver = {
  url: string;
  /** What came so far, oldest first. */
  received: Received[];
  /** Resolves when so many have come in all. */
  arrivals(count: number): Promise<Received[]>;
  /** The statuses of the next answers; after them it answers 200. */
  answerNext(...statuses: number[]): void;
  stop(): Promise<void>;
};

/** A webhook endpoint for tests of the sandbox itself: keeps what arrives and answers as it is told. */
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
