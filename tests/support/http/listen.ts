import { once } from "node:events";
import type { Server } from "node:http";
import { onTestFinished } from "vitest";

/** A server on a free loopback port until the test ends. */
export async function listen(server: Server): Promise<Server> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}
