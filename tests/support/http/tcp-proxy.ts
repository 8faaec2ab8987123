import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * open: passes everything on. shut: ends every connection. deaf: passes requests on, and cuts the answers off.
 * hung: passes requests on, and never an answer.
 */
export type TcpProxyState = "open" | "shut" | "deaf" | "hung";

/** A TCP proxy before a server that can be made unavailable. */
export async function startTcpProxy(target: string) {
  const { hostname, port } = new URL(target);
  let state: TcpProxyState = "open";
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (state === "shut") return void client.destroy();
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on("data", (chunk) => {
      if (state === "deaf") client.destroy();
      else if (state === "open") client.write(chunk);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${typeof address === "object" && address ? address.port : 0}`,
    set(next: TcpProxyState) {
      state = next;
      if (next === "shut") endAll();
    },
    async stop() {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
