import { setTimeout as sleep } from "node:timers/promises";
import { type ServerType, serve } from "@hono/node-server";

export type HttpServer = { url: string; stop(): Promise<void> };
type Fetch = (request: Request) => Response | Promise<Response>;

/** Serves on 127.0.0.1 only; `stop` also closes keep-alive connections. */
export async function listen(port: number, fetch: Fetch): Promise<HttpServer> {
  const server = await open(port, fetch);
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** Retries: the port may briefly be in use as the local port of an outgoing connection. */
async function open(port: number, fetch: Fetch, triesLeft = 20): Promise<ServerType> {
  try {
    return await new Promise<ServerType>((resolve, reject) => {
      const server = serve({ fetch, port, hostname: "127.0.0.1" }, () => resolve(server));
      server.once("error", reject);
    });
  } catch (error) {
    if (triesLeft === 0) throw new Error(`Port ${port} cannot be opened: ${error}`);
    await sleep(100);
    return open(port, fetch, triesLeft - 1);
  }
}
